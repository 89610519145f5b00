"""The layout of a page in numbers: templates repeated, where the story stands, what is seen."""

from math import expm1

import pytest

from spiders.extraction.body import Judged, judged_blocks
from spiders.extraction.index.layout import of_layout
from spiders.extraction.index.story import Shown
from tests.spiders.extraction.pages import page

TILES = "".join(
    f"<div class=tile><img src=/{n}.jpg><h3><a href=/boats/{n}>Skiff number {n}</a></h3></div>"
    for n in range(9)
)
CHOICES = "<form><select><option>Length</select><input type=radio><input type=text></form>"
STORY = "<p>The skiffs of the harbour were rowed to the island and back on Sunday morning.</p>"
URL = "https://boats.example/c/rowing-boats-12"


def layout(html: str) -> list[float]:
    """Return the layout of a page on which all that is no link and no heading is the story."""
    document = page(f"<body>{html}</body>", URL)
    found, _ = judged_blocks(document, None)
    told = [judged._replace(is_story=judged.block.place.tag == "p") for judged in found]
    return of_layout(document, told, Shown(told).start or 0)


def beside(html: str) -> list[float]:
    """Return how much of the story stands before, between and behind the tiles."""
    return layout(html)[3:6]


def test_a_list_repeats_a_template_with_links_pictures_and_choices() -> None:
    found = layout(f"<h1>Rowing boats</h1>{CHOICES}{TILES}")
    longest, listed, linked, *_, within, pictures, choices = found
    assert [round(expm1(one)) for one in (longest, listed, pictures, choices)] == [9, 9, 9, 2]
    assert linked > 0.8
    assert within > 0.8


def test_a_story_does_not() -> None:
    assert layout(f"<h1>Skiffs rowed out</h1>{STORY}") == pytest.approx([0.0] * 9)


def test_what_stands_above_the_heading_is_no_part_of_the_list() -> None:
    assert layout(f"{TILES}<h1>Skiffs rowed out</h1>{STORY}")[0] == 0.0


def test_a_few_links_of_one_template_are_no_list() -> None:
    few = "".join(f"<li><a href=/{n}>Skiff {n}</a></li>" for n in range(3))
    longest, listed, *_ = layout(f"<h1>Skiffs</h1><ul>{few}</ul>")
    assert round(expm1(longest)) == 3
    assert listed == 0.0


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<h1>Skiffs rowed out</h1>{STORY}{TILES}", [1.0, 0.0, 0.0]),
        (f"<h1>Skiffs</h1>{TILES}{STORY}", [0.0, 0.0, 1.0]),
        (f"<h1>Skiffs</h1>{TILES}{STORY}{TILES}", [0.0, 1.0, 0.0]),
        (f"<h1>Skiffs</h1>{STORY}{TILES}{STORY}", [0.5, 0.0, 0.5]),
    ],
)
def test_a_story_stands_above_what_it_links_to_and_a_shops_text_below(
    html: str, expected: list[float]
) -> None:
    assert beside(html) == expected


def test_an_empty_page_has_no_layout() -> None:
    empty: list[Judged] = []
    assert of_layout(page("", URL), empty, 0) == [0.0] * 9
