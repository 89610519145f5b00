"""Elements of a page's tree: attributes, text, surroundings."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.page.element import Element
from tests.spiders.extraction.pages import page

HTML = (
    "<div id=Top class='storyBody wide' hidden>One<script>x()</script> <p>two <b>three</b></p>"
    "<!-- no --><ul><li>four</li></ul></div><p>five"
)


@pytest.fixture
def top() -> Element:
    found = page(HTML).first("#Top")
    assert found is not None
    return found


def test_attributes_without_a_value_are_none(top: Element) -> None:
    assert top.attributes == {"id": "Top", "class": "storyBody wide", "hidden": None}


def test_words_are_those_of_class_and_id_in_lower_case(top: Element) -> None:
    assert top.words == {"story", "body", "wide", "top"}


def test_a_tag_of_an_author_s_own_names_its_element() -> None:
    card = page("<site-teaser class=wide>A</site-teaser>").first("site-teaser")
    assert card is not None
    assert card.words == {"site", "teaser", "wide"}


def test_what_a_reader_sees_leaves_scripts_out(top: Element) -> None:
    assert top.seen() == "One two three four"
    assert top.text() == "Onex() two threefour"
    assert top.start(99, "|") == "One|x()| |two |three|four"
    assert top.start(5) == "Onex("


def test_how_a_word_is_spoken_is_not_read() -> None:
    ruby = page("<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>町").first("p")
    assert ruby is not None
    assert (ruby.seen(), ruby.start(9)) == ("港町", "港町")


def test_elements_inside_come_in_page_order_with_the_element_itself(top: Element) -> None:
    assert [inner.tag for inner in top.inside()] == ["div", "script", "p", "b", "ul", "li"]
    assert [inner.seen() for inner in top.find("b")] == ["three"]
    assert top.has({"li", "h1"})
    assert not top.has({"h1"})


def test_what_follows_may_be_a_text_or_a_comment(top: Element) -> None:
    tags, node = [], next(top.inside()).find("script")[0]
    while node is not None:
        tags.append(node.tag)
        node = node.next
    assert tags == ["script", "-text", "p", "", "ul"]


def test_the_outermost_element_has_none_around_it(top: Element) -> None:
    around = [top.parent, top.parent.parent, top.parent.parent.parent]
    assert [one and one.tag for one in around] == ["body", "html", None]


def test_an_element_found_twice_is_the_same(top: Element) -> None:
    (bold,) = top.find("b")
    assert bold.parent == top.find("p")[0]
    assert len({bold, *top.find("b"), top}) == 2


def test_texts_go_on_to_the_end_of_the_body(top: Element) -> None:
    found = [(text.strip(), holder.tag) for text, holder in top.find("b")[0].texts_from_here()]
    assert found == [("three", "b"), ("four", "li"), ("five", "p")]


def test_an_element_outlives_the_names_for_its_page() -> None:
    bold = page("<p>a <b class=x>c</b>").first("b")
    gc.collect()
    assert (bold.seen(), bold.words, bold.parent.tag) == ("c", {"x"}, "p")


PIECES = (
    *("<p>", "</p>", "<b x=1>", "<table>", "<td>", "<svg>", "</svg>", "<template>"),
    *("<body>", "</body>", "<!--", "-->", "a", " "),
)


@pytest.mark.hostile
@given(st.lists(st.sampled_from(PIECES)))
def test_any_element_can_be_read_and_left(pieces: list[str]) -> None:
    root = page("<i>" + "".join(pieces)).first("html")
    for element in root.inside():
        assert element.parent is None or element in set(element.parent.inside())
        assert len(element.seen()) <= len(element.start(10**6, " "))
        assert isinstance(element.attributes, dict)
