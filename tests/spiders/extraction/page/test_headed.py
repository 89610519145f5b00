"""Which element prints a page's headline."""

import pytest

from spiders.extraction.assembly import parse_capture
from spiders.extraction.page import element_text, headings, terms
from tests.spiders.extraction.harbour import PARAGRAPHS
from tests.spiders.extraction.pages import page

TITLE = "Board to rebuild the stone pier | Northport Gazette"
HEADLINE = "Board votes to rebuild the old stone pier"
STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
LOGO = "<h1><a href='/'>Northport Gazette</a></h1>"
CONSENT = (
    "<div><p>We and our 31 partners store cookies on your device, to measure what is read and to "
    "choose what is advertised.</p></div>"
)
BOXES = "<h2>Menu</h2><h3>Most read</h3><h2>The Gazette's weather</h2>"


def html(above: str) -> str:
    """Return a page with that *above* its story."""
    return f"<title>{TITLE}</title><body>{above}{STORY}"


@pytest.mark.parametrize(
    "above",
    [
        f"<h1>{HEADLINE}</h1><h2>{TITLE}</h2>",
        f"{BOXES}<h2>{HEADLINE}</h2>",
        f"{BOXES}<h3>{HEADLINE}</h3><h3>What it costs</h3>",
        f"{LOGO}{BOXES}<h2>{HEADLINE}</h2>",
        f"<a href='/'><h1>Northport Gazette</h1></a><h2>{HEADLINE}</h2>",
        f"<h1><img src='/logo.png'></h1><h2>{HEADLINE}</h2>",
        f"{LOGO}{BOXES}<div class='post-title'>{HEADLINE}</div>",
        f"<span itemprop=headline>{HEADLINE}</span><span class='byline'>By Ines Quell</span>",
        f"{CONSENT}{BOXES}<h2>{HEADLINE}</h2>",
    ],
    ids=["h1", "h2", "h3", "linked logo", "logo in a link", "picture", "called", "stated", "asked"],
)
def test_the_heading_that_says_what_the_title_says_is_the_headline(above: str) -> None:
    document = page(html(above))
    assert [element_text(node) for node in headings(document)] == [HEADLINE]
    assert parse_capture(document.capture, None).headline == HEADLINE


def test_a_heading_that_the_title_repeats_stands_for_an_h1_that_says_something_else() -> None:
    repeated = f"<h2>{TITLE.partition(' |')[0]}</h2>"
    texts = [element_text(node) for node in headings(page(html(f"<h1>Harbour</h1>{repeated}")))]
    assert texts == ["Board to rebuild the stone pier"]
    joke = f"<h1>Rock on</h1><h2>Stone pier</h2><h2>{HEADLINE}</h2>"
    assert [element_text(node) for node in headings(page(html(joke)))] == ["Rock on"]


def test_a_heading_inside_the_story_is_not_the_headline() -> None:
    inside = f"<p>{PARAGRAPHS[0]}</p><h2>{HEADLINE}</h2>"
    assert headings(page(html(inside))) == []


def test_a_page_whose_headings_say_something_else_has_none_but_its_masthead() -> None:
    assert headings(page(html(BOXES))) == []
    masthead = headings(page(html(LOGO + BOXES)))
    assert [element_text(node) for node in masthead] == ["Northport Gazette"]


def test_headings_are_compared_by_pairs_of_signs_where_no_blanks_part_words() -> None:
    heading = "北浜町の石の桟橋を再建へ"
    document = page(
        f"<title>石の桟橋を再建へ、北浜町 - 港新聞</title><h2>お知らせ</h2><h2>{heading}</h2>"
    )
    assert [element_text(node) for node in headings(document)] == [heading]


def test_vowels_of_india_belong_to_their_words() -> None:
    assert terms("हिंदी समाचार") == {"हिंदी", "समाचार"}
