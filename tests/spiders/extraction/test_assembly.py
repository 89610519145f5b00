"""Articles say what was left out of them in doubt."""

import random

import pytest

from spiders.extraction.assembly import parse_capture, with_doubt
from spiders.extraction.body import Judged, left_out
from spiders.extraction.page import blocks_of
from tests.spiders.extraction.pages import page

SENTENCE = (
    "The harbour board will rebuild the old stone pier in spring, the masons of the town said "
    "late on Monday, and the ferries go on from the quay beside it."
)
OTHER = SENTENCE.replace("spring", "autumn")
WORDS = len(OTHER.split())


@pytest.mark.parametrize(
    ("beside", "sure", "words"),
    [
        (f"<p>{OTHER}</p>", 0.6, WORDS),
        (f"<p>{SENTENCE}</p>", 0.6, 0),
        (f"<p>{OTHER}</p>", 1.0, 0),  # another page of the site has it, too
        (f"<p><a href=/a>{OTHER}</a></p>", 0.6, 0),
        (f"<li>{OTHER}</li>", 0.6, 0),
        (f"<aside><p>{OTHER}</p></aside>", 0.6, 0),
        ("<p>The old stone pier</p>", 0.6, 0),
    ],
    ids=["sentence", "repeat", "known", "link", "entry", "elsewhere", "label"],
)
def test_sentences_right_beside_the_story_are_left_out_in_doubt(
    beside: str, sure: float, words: int
) -> None:
    blocks = blocks_of(page(f"<article><p>{SENTENCE}</p>{beside}</article>").tree)[0]
    judged = [Judged(blocks[0], "paragraph", 0.9, is_story=True)]
    judged += [Judged(block, "boilerplate", sure, is_story=False) for block in blocks[1:]]
    assert left_out(judged) == words


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<div>{}</div>", "{}<br><br>", "<h3>10.30</h3><p>{}</p>"]
)
@pytest.mark.parametrize("count", [100, 1_000, 5_000])
def test_no_story_however_long_loses_its_end(count: int, form: str) -> None:
    rows = paragraphs(count)
    html = "".join(form.format(row) for row in rows)
    title = "The work on the old stone pier"
    document = page(f"<title>{title}</title><article><h1>{title}</h1>{html}</article>")
    article = parse_capture(document.capture, None)
    assert [block.text for block in article.body if block.text in set(rows)] == rows
    assert article.flags == []


def paragraphs(count: int) -> list[str]:
    """Return sentences that are all different, of words that no language has."""
    letters = random.Random(3)
    words = ["".join(letters.choices("aeioubdfglmnrst", k=2 + number % 8)) for number in range(999)]
    return [
        f"{' '.join(letters.choices(words, k=15 + number % 40)).capitalize()}."
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("beside", "told", "is_doubted"), [(29, 20, False), (30, 200, True), (49, 1_000, False)]
)
def test_many_words_left_out_are_told(beside: int, told: int, is_doubted: bool) -> None:
    html = f"<h1>The pier</h1>{''.join(f'<p>{row}</p>' for row in paragraphs(5))}"
    article = with_doubt(parse_capture(page(html).capture, None), beside, told)
    lines = [line.raw for line in article.provenance if line.method == "left_out"]
    assert lines == [f"{beside} words beside {told}"] * is_doubted
    assert article.flags == ["sentences_left_out"] * is_doubted


def test_a_story_that_is_kept_whole_bears_no_flag() -> None:
    html = f"<title>The pier</title><article><h1>The pier</h1>{f'<p>{SENTENCE}</p>' * 4}</article>"
    assert parse_capture(page(html).capture, None).flags == []
