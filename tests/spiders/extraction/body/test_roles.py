"""Roles of the story's blocks."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.roles import roles
from spiders.extraction.page.blocks import blocks_of

NOTHING = Claims(frozenset(), (), "")
LONG = "The board voted on Tuesday to rebuild the old stone pier at last."


def named(html: str, claims: Claims = NOTHING) -> list[str]:
    """Return the roles of all blocks of *html*."""
    return roles(blocks_of(LexborHTMLParser(html))[0], claims)


def test_elements_name_subheadings_list_items_and_quotes():
    html = f"<p>{LONG}</p><h2>The stone</h2><ul><li>Granite</li></ul><blockquote>Yes.</blockquote>"
    assert named(html) == ["paragraph", "subheading", "list_item", "quote"]


def test_what_stands_in_an_element_of_its_own_in_a_heading_is_a_subheading():
    assert (
        named(f"<p>{LONG}</p><h2><div>What comes next</div></h2><p>{LONG}</p>")[1] == "subheading"
    )


def test_a_short_bold_line_without_full_stop_is_a_subheading():
    assert named(f"<p>{LONG}</p><p><b>What comes next</b></p><p>{LONG}</p>")[1] == "subheading"


def test_a_bold_sentence_is_a_paragraph():
    assert named(f"<p>{LONG}</p><p><b>Nothing comes next.</b></p>")[1] == "paragraph"


def test_a_block_named_standfirst_is_the_lede():
    assert named(f"<p class='standfirst'>{LONG}</p><div><p>{LONG}</p></div>")[0] == "lede"


def test_what_the_metadata_describes_the_story_with_is_the_lede_where_it_stands_apart():
    dek = "the board voted on tuesday to rebuild the old stone pier at last"
    claims = Claims(frozenset(), (dek,), "")
    html = f"<header><p>{LONG}</p></header><div><p>{LONG}</p><p>{LONG}</p></div>"
    assert named(html, claims) == ["lede", "paragraph", "paragraph"]


def test_a_story_of_one_block_has_no_lede():
    assert named(f"<p class='lead'>{LONG}</p>") == ["paragraph"]


def test_a_name_that_all_of_a_story_stands_in_makes_no_lede():
    dek = "the board voted on tuesday to rebuild the old stone pier at last"
    html = f"<div class=text-with-summary><div><p>{LONG}</p></div><p>{LONG}</p><p>{LONG}</p></div>"
    assert named(html) == ["paragraph"] * 3
    assert named(html, Claims(frozenset(), (dek,), "")) == ["lede", "paragraph", "paragraph"]


def test_a_correction_is_known_by_its_first_words():
    text = "Rectificatif du 13 novembre 2026: la fête a été créée en 1921."
    assert named(f"<p>{LONG}</p><p>{text}</p>")[1] == "correction"


def test_cells_of_a_table_are_a_table_unless_they_hold_paragraphs():
    paragraph = f"{LONG} {LONG}"
    assert named("<table><tr><td>14</td></tr></table>") == ["table"]
    assert named(f"<table><tr><td>{paragraph}</td></tr></table>") == ["paragraph"]


def test_text_in_a_figure_is_a_caption():
    html = f"<p>{LONG}</p><figure><img src='a.jpg'><figcaption>The pier</figcaption></figure>"
    assert named(html) == ["paragraph", "caption"]


def test_a_figure_that_is_left_open_holds_the_story():
    picture = "<figure><img src='a.jpg'><figcaption>The pier in May"
    assert named(picture + f"<p>{LONG}</p>" * 3) == ["caption"] + ["paragraph"] * 3
    assert named(picture + f"<p>{LONG}</p>" * 2) == ["caption"] * 3


def test_a_figure_with_nothing_to_see_is_a_box():
    box = f"<figure><div><p>{LONG}</p></div></figure>"
    picture = f"<figure><img src='a.jpg'><p>{LONG}</p></figure>"
    words = "<figure><p>The pier in May</p></figure>"
    assert named(f"<p>{LONG}</p>{box}{picture}{words}") == ["paragraph"] * 2 + ["caption"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "The old pier in May (Photo A. Quell)",
        "图为旧码头。本报记者 王五 摄",
        "Nyitókép: a régi móló",
    ],
)
def test_a_line_that_says_whose_picture_it_is_is_a_caption(line: str):
    assert named(f"<p>{LONG}</p><p>{line}</p><p>{LONG}</p>") == [
        "paragraph",
        "caption",
        "paragraph",
    ]


def test_a_quotation_in_a_figure_is_a_quote_and_who_said_it_a_caption():
    quotation = f"<blockquote><p>{LONG}</p></blockquote><figcaption>Ines Quell</figcaption>"
    assert named(f"<p>{LONG}</p><figure>{quotation}</figure>") == ["paragraph", "quote", "caption"]


def test_a_paragraph_that_ends_in_its_agencies_is_no_caption():
    assert named(f"<p>{LONG}</p><p>{LONG} (dpa/afp)</p>") == ["paragraph", "paragraph"]


def test_a_short_text_that_ends_in_a_credit_line_is_a_caption_and_a_sentence_is_not():
    html = f"<p>{LONG}</p><p>The pier in May (Image: Ada Lovelace)</p><p>He has a source: her.</p>"
    assert named(html) == ["paragraph", "caption", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "Foto: Die Mole im Mai.",
        "Abbildung 3: The pier before the flood",
        "The pier is well hidden in May. (quell / iStock.com)",
    ],
)
def test_a_short_text_that_is_labelled_as_a_picture_or_sold_as_one_is_a_caption(text):
    assert named(f"<p>{LONG}</p><p>{text}</p><p>{LONG}</p>") == [
        "paragraph",
        "caption",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "text",
    ["BILD: Is the pier safe?", f"{LONG} {LONG} {LONG} (imago)", "She sold it (on iStock, too)."],
)
def test_a_paper_that_asks_and_a_long_paragraph_are_no_captions(text):
    assert named(f"<p>{LONG}</p><p>{text}</p>") == ["paragraph", "paragraph"]
