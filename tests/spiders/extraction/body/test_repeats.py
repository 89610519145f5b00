"""A headline or standfirst that is printed again: in the text as often as a reader takes it in."""

from spiders.extraction.body import without_repeats
from spiders.extraction.body.judged import BOILERPLATE, Judged
from spiders.extraction.page.blocks import blocks_of
from tests.spiders.extraction.pages import page

TITLE = "The old pier “will not” be rebuilt."
DEK = "The board found the money for half of it, and voted for none."
STORY = "The board voted on Tuesday to leave the old pier as the storms had left it."


def left(*told: tuple[str, str], headline: str = "The Old Pier 'Will Not' be rebuilt") -> list[str]:
    """Return the texts that are left of a story of blocks with a role and a text."""
    html = "".join(f"<p>{text}</p>" for _, text in told)
    blocks = blocks_of(page(html).tree)[0]
    roles = [role for role, _ in told]
    judged = [
        Judged(block, role, 0.9, role != BOILERPLATE)
        for block, role in zip(blocks, roles, strict=True)
    ]
    return [found.block.text for found in without_repeats(judged, headline) if found.is_story]


def test_a_headline_above_the_story_is_no_part_of_it_in_whatever_form() -> None:
    told = (("caption", "The pier in May"), ("subheading", TITLE), ("paragraph", STORY))
    assert left(*told) == ["The pier in May", STORY]


def test_a_heading_below_the_standfirst_may_say_what_the_headline_says() -> None:
    told = (("lede", DEK), ("subheading", TITLE), ("paragraph", STORY))
    assert left(*told) == [DEK, TITLE, STORY]


def test_a_standfirst_printed_again_as_first_paragraph_stands_once() -> None:
    assert left(("lede", DEK), ("paragraph", DEK), ("paragraph", STORY)) == [DEK, STORY]


def test_a_standfirst_that_is_the_first_paragraph_stays() -> None:
    assert left(("lede", DEK), ("paragraph", STORY)) == [DEK, STORY]


def test_a_story_of_its_headline_alone_stays() -> None:
    assert left(("paragraph", TITLE)) == [TITLE]
