"""Blocks: the page's text cut where a reader sees a break."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.blocks import blocks_of


def texts(html: str) -> list[str]:
    """Return the texts of the blocks of *html*."""
    return [block.text for block in blocks_of(LexborHTMLParser(html))[0]]


def test_every_paragraph_is_a_block_and_white_space_is_folded():
    assert texts("<p>One\n  two</p><p>three&nbsp;four</p>") == ["One two", "three four"]


def test_inline_elements_and_comments_do_not_cut_a_sentence():
    html = "<p>A <b>new</b> law is <!-- --><a href='/x'>set<!-- --></a> to pass.</p>"
    assert texts(html) == ["A new law is set to pass."]


def test_a_break_hint_joins_and_a_gloss_is_not_read():
    html = "<p>The Harbour<wbr>master of <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>町</p>"
    assert texts(html) == ["The Harbourmaster of 港町"]


def test_signs_that_nobody_sees_are_no_block():
    assert texts("<p>&shy;Lock&shy;smith&#8203;s</p><p>&#8203;&#xfeff;</p>") == ["Locksmiths"]


@pytest.mark.parametrize(
    "spoken",
    [
        "<span class='visually-hidden'>ten million euros</span>",
        "<b class='u-srOnly sr-only'>ten million euros</b>",
        "<span hidden>ten million</span>",
        "<span style='display: none'>ten million</span>",
        "<span class='hidden'>ten million</span>",
    ],
)
def test_a_part_of_a_sentence_that_is_not_shown_is_not_read(spoken: str):
    html = f"<p>The pier cost <span aria-hidden=true>€10m</span>{spoken} to build.</p>"
    assert texts(html) == ["The pier cost €10m to build."]


def test_what_is_hidden_on_small_screens_or_until_a_click_is_read():
    rest = "and the old crane will be kept as a monument to the dockers."
    html = f"<p>The pier <b class='d-none d-md-inline'>opens</b> <i hidden>{rest}</i></p>"
    assert texts(html) == [f"The pier opens {rest}"]


@pytest.mark.parametrize(
    "html",
    [
        "<div><div class=initial>T</div>he pier was built by sailors from the north.</div>",
        "<div><div>T</div>\n  he pier was built by sailors from the north.</div>",
        "<div><div><b>T</b></div>\n<p>he pier was built by sailors from the north.</p></div>",
        "<p>T</p><p>he pier was built by sailors from the north.</p>",
        "<p><span>T</span>he pier was built by sailors from the north.</p>",
    ],
)
def test_a_drop_cap_is_the_begin_of_its_word(html: str):
    assert texts(html) == ["The pier was built by sailors from the north."]


def test_a_drop_cap_that_is_a_word_keeps_its_blank():
    html = "<div><div>A</div> pier was built by sailors from the north.</div>"
    assert texts(html) == ["A pier was built by sailors from the north."]


def test_a_letter_above_a_list_of_names_is_no_drop_cap():
    html = "<div>B</div><p>Benson and Sons, shipwrights of Northport</p>"
    assert texts(html) == ["B", "Benson and Sons, shipwrights of Northport"]


@pytest.mark.parametrize(
    "gloss",
    [
        '<span class="tooltip">pier<span class="tooltip__text">Pier: a mole</span></span>',
        'pier<span role="tooltip">A pier is a mole of stone, and a mole is a wall</span>',
        'pier<font class="jammer">x9 # k2</font>',
        'pier<i class="material-icons">open_in_new</i>',
        'pier <span class="material-symbols-outlined">open_in_new</span>',
    ],
)
def test_what_shows_at_a_hover_or_against_copying_is_not_read(gloss: str):
    assert texts(f"<p>The {gloss} reopened.</p>") == ["The pier reopened."]


def test_a_sentence_in_an_element_of_its_own_is_parted_from_the_one_before():
    said = "The board voted on Tuesday to rebuild the pier at last."
    assert texts(f"<div><span>{said}</span><span>{said}</span></div>") == [f"{said} {said}"]
    assert texts("<p>They met at the U.<b>S</b>. embassy.</p>") == ["They met at the U.S. embassy."]


def test_a_line_of_the_source_that_ends_in_a_word_of_japanese_parts_nothing():
    assert texts("<p>港の\n   船が\n出た。 海\nは</p>") == ["港の船が出た。 海は"]
    assert texts("<p>港の<b>\n船</b>が\n<i>出た</i>。</p>") == ["港の船が出た。"]
    assert texts("<p>港の<br>\n船が <b>port</b>\n<b>port</b></p>") == ["港の", "船が port port"]
    assert texts("<p>항구의\n배</p><p>port\nof</p>") == ["항구의 배", "port of"]


def test_a_drop_cap_in_white_space_is_the_begin_of_its_word():
    assert texts("<p><span>\n T\n</span>\n he pier</p>") == ["The pier"]
    assert texts("<p><span>A</span> pier</p><p><i>T</i> cells</p>") == ["A pier", "T cells"]


def test_a_menu_that_was_never_closed_is_read():
    said = "The harbour board has agreed to build a new pier of stone and steel by next June."
    html = "<nav><a href='/'>Home</a>" + f"<p>{said}</p>" * 3
    assert texts(html) == ["Home", said, said, said]


def test_a_paragraph_of_signs_that_are_words_is_shorter():
    signs = "港務局決定在舊碼頭旁邊興建一座新的石造碼頭，工程將於明年春天開始，預計需要三年時間。"
    blocks = blocks_of(LexborHTMLParser(f"<p>{signs}</p><p>{'éa b' * 12}</p>"))[0]
    assert [block.is_paragraph for block in blocks] == [True, False]


def test_two_line_breaks_part_paragraphs():
    first = "The ferry left the harbour at noon with forty people on board."
    assert texts(f"<div>{first}<br><br>It came back at six.</div>") == [
        first,
        "It came back at six.",
    ]


def test_a_short_line_before_a_break_is_a_block_of_its_own():
    assert texts("<div>3 May 2024<br>The ferry left at noon.</div>") == [
        "3 May 2024",
        "The ferry left at noon.",
    ]


def test_text_around_a_nested_block_stays_in_page_order():
    assert texts("<div>before<p>inside</p>after</div>") == ["before", "inside", "after"]


def test_scripts_controls_menus_and_the_page_footer_are_not_read():
    html = (
        "<nav><a href='/'>Home</a></nav><script>var a = 'x'</script><p>Story.</p>"
        "<button>Share</button><footer>© The Gazette</footer>"
    )
    assert texts(html) == ["Story."]


def test_the_footer_of_an_article_is_read():
    assert texts("<article><p>Story.</p><footer>Correction: no.</footer></article>") == [
        "Story.",
        "Correction: no.",
    ]


def test_letters_in_links_and_bold_are_counted():
    block = blocks_of(LexborHTMLParser("<p><b>ab</b> <a href='/x'>cdef</a> gh</p>"))[0][0]
    assert (block.linked, block.strong, len(block.links)) == (4, 2, 1)


def test_a_place_comes_after_the_one_around_it_and_knows_whether_a_paragraph_is_inside():
    words = "Forty passengers slept in the ticket hall, and the mayor brought them waffles at dawn."
    page = f"<div><p>{words}</p><br><i></i><section><p>cd</p></section><ul></ul></div>"
    _, places = blocks_of(LexborHTMLParser(page))
    assert [(place.number, place.tag, place.has_paragraph) for place in places] == [
        (0, "body", True),
        (1, "div", True),
        (2, "p", True),
        (3, "section", False),
        (4, "p", False),
    ]


@pytest.mark.hostile
def test_five_thousand_nested_elements_lose_no_text():
    html = "<div>" * 5000 + "<p>Deep.</p>" + "</div>" * 5000
    assert texts(html) == ["Deep."]


@given(st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1)))
def test_no_word_is_lost_or_told_twice(words):
    html = "".join(f"<p>{word}</p>" for word in words)
    assert texts(html) == words


def test_a_tag_of_no_standard_begins_a_block_unless_it_is_known_to_run_on():
    assert texts("<p>One<story-part>Two</story-part></p><p>Three<amp-img></amp-img>four</p>") == [
        "One",
        "Two",
        "Threefour",
    ]


def test_a_tag_of_another_vocabulary_runs_on():
    town = "<st1:place><st1:City>Sker</st1:City></st1:place>row"
    assert texts(f"<p>The pier of {town}<o:p></o:p> opens.</p>") == ["The pier of Skerrow opens."]


def test_a_block_keeps_the_links_in_it():
    blocks, _ = blocks_of(
        LexborHTMLParser("<p><a href='/x?a=1&amp;b=2'>A <b>b</b></a> <a>c</a></p>")
    )
    assert [(link.text(), link.attributes.get("href")) for link in blocks[0].links] == [
        ("A b", "/x?a=1&b=2"),
        ("c", None),
    ]


@pytest.mark.parametrize("name", ["go-vh", "visually-hidden", "sr-only", "screen-reader-text"])
def test_a_note_behind_a_link_for_those_who_listen_is_no_text(name):
    note = f"<span class={name}>(opens in a new window)</span>"
    assert texts(f"<p>By <a href=/x>the council{note}</a>, at noon.</p>") == [
        "By the council, at noon."
    ]


def test_what_only_listeners_are_told_of_a_bare_picture_stays():
    assert texts("<a href=/x><img><span class=sr-only>Facebook</span></a>") == ["Facebook"]


def test_an_element_is_named_by_its_class_first_and_hides_itself():
    page = (
        "<div id=Two class='one wide' hidden><p data-testid=body style='display: none'>a</p>b</div>"
    )
    _, (_, outer, inner) = blocks_of(LexborHTMLParser(page))
    assert (outer.names, outer.is_hidden, inner.names, inner.is_hidden) == (
        "one wide Two",
        True,
        "body",
        True,
    )


def test_a_place_gives_its_element():
    page = (
        "<div>To read on,<script>x()</script><p>log <b>in</b></p><style>p{}</style></div><p>No</p>"
    )
    _, places = blocks_of(LexborHTMLParser(page))
    assert places[1].node.seen() == "To read on, log in"


def test_blocks_outlive_the_tree_they_were_cut_from():
    blocks = blocks_of(LexborHTMLParser("<div class=story><p>Rain.</p></div>"))[0]
    gc.collect()
    assert blocks[0].place.parent.names == "story"


TAGS = st.sampled_from(
    (
        *("p", "div", "b", "a", "br", "ul", "li", "table", "tr", "td", "h1", "span", "em", "x-y"),
        *("svg", "math", "title", "template", "footer", "article", "script", "select", "button"),
        *("noscript", "frameset", "body", "html"),
    )
)
PIECES = st.one_of(
    st.builds("<{}>".format, TAGS),
    st.builds("</{}>".format, TAGS),
    st.builds("<{} class='{}' href=\"x\">".format, TAGS, st.text(max_size=5)),
    st.text(max_size=8),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "&nbsp;", "&#0;", "<?php", "\x00"]),
)


@pytest.mark.hostile
@given(st.lists(PIECES, max_size=60))
def test_any_markup_gives_blocks_in_well_formed_places(pieces):
    blocks, places = blocks_of(LexborHTMLParser("".join(pieces)))
    assert [place.number for place in places] == list(range(len(places)))
    for place in places:
        assert place.parent is None or place.parent.number < place.number
        assert isinstance(place.names + place.node.seen(), str)
    for block in blocks:
        assert block.text.strip() == block.text != ""
        assert 0 <= block.linked <= len(block.text)
        assert block.place is places[block.place.number]


@pytest.mark.parametrize(
    "heading",
    [
        "<h3><button aria-expanded=false> <span>Who pays?</span></button></h3>",
        "<button><h3>Who pays?</h3></button>",
    ],
)
def test_a_button_that_is_a_heading_is_read(heading: str) -> None:
    block = blocks_of(LexborHTMLParser(f"<p>The pier.</p>{heading}<p>The board.</p>"))[0][1]
    assert (block.text, block.place.tag) == ("Who pays?", "h3")


def test_a_button_beside_a_heading_is_not_read() -> None:
    html = "<h3>Who pays? <button>Share</button></h3><button>Go</button>"
    assert texts(html) == ["Who pays?"]
