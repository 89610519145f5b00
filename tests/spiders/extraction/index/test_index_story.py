"""The story that was found in numbers: how much, how sure, and how much of the page."""

from math import expm1

import pytest

from spiders.extraction.body import Judged, judged_blocks
from spiders.extraction.index.story import Shown, largest_list, longest_run, of_confidence
from tests.spiders.extraction.pages import page

FIVE = "<p>They rowed to the island.</p>"


def shown(html: str, *confidence: float) -> Shown:
    """Return the blocks of *html*, of which those with a *confidence* above zero are the story."""
    found, _ = judged_blocks(page(f"<body>{html}</body>"), None)
    return Shown(
        [
            Judged(judged.block, "paragraph" if sure else "boilerplate", sure, sure > 0)
            for judged, sure in zip(found, confidence, strict=True)
        ]
    )


def test_a_story_that_is_half_sure() -> None:
    mean, sure, share, most, of_page, blocks = of_confidence(shown(FIVE * 2, 1.0, 0.5), 10)
    assert (mean, most, of_page) == pytest.approx((0.75, 1.0, 1.0))
    assert share == pytest.approx(5 / 11)
    assert [round(expm1(one)) for one in (sure, blocks)] == [5, 2]


def test_no_story_is_not_sure() -> None:
    *numbers, blocks = of_confidence(shown(FIVE, 0.0), 0)
    assert numbers == [0.0] * 5
    assert round(expm1(blocks)) == 1


def test_a_story_runs_until_a_line_of_something_else() -> None:
    assert longest_run(shown(FIVE * 4, 1.0, 0.0, 1.0, 1.0)) == 10


def test_headlines_of_one_template_are_a_list() -> None:
    linked = "".join(f"<li><a href=/{n}>Skiffs rowed to island {n}</a></li>" for n in range(3))
    assert largest_list(shown(f"<ul>{linked}</ul>{FIVE}", 0.0, 0.0, 0.0, 1.0)) == 3


def test_the_first_heading_is_where_a_page_begins() -> None:
    found = shown(f"<p>Menu of the day</p><h1>Skiffs</h1>{FIVE}", 0.0, 0.0, 1.0)
    assert (found.start, found.heading) == (1, "Skiffs")
    assert shown(FIVE, 1.0).heading == ""
