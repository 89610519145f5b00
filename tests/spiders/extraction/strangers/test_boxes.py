"""Boxes that want something are told by what a reader can press or fill in, or by their link."""

import pytest

from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.strangers.boxes import without_boxes
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
        "<div><h4>Stone by stone</h4><p>All of it, in your hands by seven.</p><form><input "
        "type='text'></form></div>",
        "<section><p>Do you know the harbour club?</p><p>Coffee is on us.</p><button>More</button>"
        "</section>",
        "<div><div><p>More of the sea?</p></div><span role='button'></span></div>",
        "<div><p>A map of the harbour is drawn by another firm, which counts who looks at it.</p>"
        "<label><input type='checkbox'> Show me maps</label></div>",
        "<div><p>A mason's hammer, new</p><p>18.00</p><a class='c-btn big' href='/x'>It</a></div>",
        "<div><p>On the sea</p><ul><li><a href='/x'>A ferry late</a></li><li><a href='/y'>A pier "
        "shut</a></li></ul></div>",
        "<ul><li><img src='1.jpg'>A tide</li><li><img src='2.jpg'>The masons at noon</li></ul>",
        "<div><p>Anzeige</p><p>Hammers of steel, forged for those who build in stone.</p></div>",
        "<div><p>Elsewhere</p><p><a href='/x'>Ferries to run late</a></p><p>A strike.</p></div>",
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
        f"{told('')}<section><p>A digger came for two weeks.</p><p>Leave was given to open it.</p>"
        "<form><input type='email'></form>"
        "<p>The salt would be lost by then.</p><p>Nobody is there to take it.</p></section>",
        told("<ul><li><input type='checkbox'>Two spoons of honey</li></ul>"),
        "<article><p>The pier reopened.</p><input type='email'></article>",
        told("<div><button aria-expanded='false'>Why?</button><p>Because of the tide.</p></div>"),
        told("<div><button role='tab'>Masons</button><p>They were paid by the stone.</p></div>"),
        told("<div><pre>chisel --stone pier</pre><button>Copy</button></div>"),
        told("<div><p>One mason, a hammer.</p><p>“No hurry,” he said.</p></div>"),
        told("<ul><li>The pier</li><li><a href='/x'>The ferries of Northport</a></li></ul>"),
        told("<div><p>A hammer</p><button>Buy</button></div>" * 4),
        "".join(f"<div><p>{text}</p><button>Share</button></div>" for text in STORY),
    ],
)
def test_a_field_takes_no_story_with_it(html: str) -> None:
    assert left(html) == [block.text for block in blocks_of(page(html).tree)[0]]
