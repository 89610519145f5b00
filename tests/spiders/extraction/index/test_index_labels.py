"""The short lines of a page in numbers: prices, and controls of lists."""

import re
from math import expm1

from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.body import judged_blocks
from spiders.extraction.index.labels import CONTROL, PRICE, of_labels
from spiders.extraction.wording import folded
from tests.spiders.extraction.pages import page

EVERY_CONTROL = re.compile(rf"^{CONTROL.pattern}", CONTROL.flags | re.MULTILINE)


def labels(lines: list[str]) -> list[int]:
    """Return how many prices and controls there are in *lines*, each a block."""
    html = "".join(f"<p>{line}</p>" for line in lines)
    _, *found = of_labels("", judged_blocks(page(f"<body>{html}</body>"), None)[0])
    return [round(expm1(number)) for number in found]


def test_a_shop_has_prices_and_controls() -> None:
    lines = ["Sort by length", "€40", "Add to cart", "40 kr or 4 €", "12 results", "Next tide"]
    assert labels(lines) == [3, 4]


def test_a_story_tells_of_prices_at_length() -> None:
    assert labels(["The ash oars of the harbour cost €40, as they did in May."]) == [0, 0]


def test_ten_words_of_a_heading_are_all_that_is_counted() -> None:
    assert of_labels("Oars", [])[0] == 1
    assert of_labels("oar " * 12, [])[0] == 10
    assert of_labels("", [])[0] == 0


WORDS = [
    "$",
    "€",
    " 4",
    "٤",
    "kr",
    "zł",
    "filter",
    "by",
    "Sort",
    "12",
    "results",
    "mehr",
    "更多",
    "ſ",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), max_size=4))
def test_lines_that_are_not_asked_have_neither(lines: list[str]) -> None:
    whole = "\n".join(line for line in map(folded, lines) if len(line) < 40)
    assert labels(lines) == [len(PRICE.findall(whole)), len(EVERY_CONTROL.findall(whole))]
