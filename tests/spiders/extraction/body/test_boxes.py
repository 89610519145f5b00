"""Boxes that ask for an address or a vote are told by their fields, and hold no paragraph."""

import pytest

from spiders.extraction.body.boxes import without_boxes
from spiders.extraction.page.blocks import blocks_of
from tests.spiders.extraction.harbour import PARAGRAPHS
from tests.spiders.extraction.pages import page

STORY = list(PARAGRAPHS)
MAIL = '<form><label>Address</label><input type="email"></form>'


def left(html: str) -> list[str]:
    """Return what is left of a page all of whose blocks were kept."""
    document = page(html)
    blocks = blocks_of(document.tree)[0]
    kept = without_boxes(range(len(blocks)), blocks, document.marks.asking)
    return [blocks[index].text for index in kept]


def told(inside: str) -> str:
    """Return a page of the story with *inside* between its paragraphs."""
    first, *others = (f"<p>{text}</p>" for text in STORY)
    return f"<article>{first}{inside}{''.join(others)}</article>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Pier post</h3><p>What the tide brought in, each Friday.</p>{MAIL}</div>",
        "<div><p>A pier of stone?</p><ul><li><label><input type='radio'>Yes</label></li></ul>"
        "<p>204 votes</p></div>",
    ],
)
def test_a_box_between_paragraphs_is_left_out(box: str) -> None:
    assert left(told(box)) == STORY


@pytest.mark.parametrize(
    "html",
    [
        f"<form>{told('')}<input type='email'></form>",
        f"<main><p>What the board said.</p><div><div><div><div>{told('')}</div></div></div></div>"
        f"<aside><section>{MAIL.replace('Address', '')}</section></aside></main>",
        told("<ul><li><input type='checkbox'>Two spoons of honey</li></ul>"),
        "<article><p>The pier reopened.</p><input type='email'></article>",
    ],
)
def test_a_field_takes_no_story_with_it(html: str) -> None:
    assert left(html) == [block.text for block in blocks_of(page(html).tree)[0]]
