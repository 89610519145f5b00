"""Articles say what was left out of them in doubt."""

import pytest

from spiders.extraction.assembly import parse_capture
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
@pytest.mark.parametrize("count", [100, 2_000, 10_000])
def test_no_story_however_long_loses_its_end_without_a_word(count: int) -> None:
    rows = [f"In part {number} of the work {SENTENCE} So it was told." for number in range(count)]
    html = "".join(f"<p>{row}</p>" for row in rows)
    title = "The work on the old stone pier"
    document = page(f"<title>{title}</title><article><h1>{title}</h1>{html}</article>")
    article = parse_capture(document.capture, None)
    is_whole = len(article.body) >= 0.95 * count
    assert article.flags == ([] if is_whole else ["sentences_left_out"])
    told = [line.raw for line in article.provenance if line.method == "left_out"]
    assert len(told) == len(article.flags)


def test_a_story_that_is_kept_whole_bears_no_flag() -> None:
    html = f"<title>The pier</title><article><h1>The pier</h1>{f'<p>{SENTENCE}</p>' * 4}</article>"
    assert parse_capture(page(html).capture, None).flags == []
