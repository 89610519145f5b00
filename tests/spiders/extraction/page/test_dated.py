"""Texts and elements of a page that may hold a date."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.dated import Dated, dated_in

ALL = 1_000


def dated(html: str, most_paragraphs: int = ALL) -> list[Dated]:
    return dated_in(LexborHTMLParser(html), most_paragraphs)[0]


@pytest.mark.parametrize(
    "text",
    [
        "2 May 2024",
        "02.05.24",
        "5/2/24",
        "۱۴۰۳",
        "१४ मई २०२४",
        "๒ พ.ค. ๒๕๖๗",
        "令和元年5月",
        "20240502",
    ],
)
def test_a_text_that_may_hold_a_date_is_kept(text: str) -> None:
    (found,) = dated(f"<p>{text}</p>")
    assert (found.element.tag, found.text, found.is_marked) == ("p", text, False)


@pytest.mark.parametrize("text", ["Ferry fares", "Line 12", "1.5 to 2", "12:30", "a-b-c", "x 999"])
def test_a_text_without_a_year_or_a_short_date_is_not(text: str) -> None:
    assert dated(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "element",
    [
        "<time>May</time>",
        "<abbr title='2024-05-02'>May</abbr>",
        "<b datetime='2024-05-02'>May</b>",
        "<b data-timestamp='1714644000'>May</b>",
        "<b data-publishdate='2024-05-02'>May</b>",
        "<b itemprop='datePublished'>May</b>",
        "<b property='schema:datePublished'>May</b>",
    ],
)
def test_an_element_that_states_a_date_is_kept(element: str) -> None:
    (found,) = dated(element)
    assert (found.text, found.is_marked) == ("", True)


def test_what_no_reader_sees_is_left_out() -> None:
    hidden = (
        "<script>2024</script><style>2024</style><template>2024</template><option>2024</option>"
    )
    assert dated(f"{hidden}<noscript>2024</noscript><svg><text>2024</text></svg>") == []


def test_a_place_knows_what_is_printed_before_it() -> None:
    html = f"<h1>Fair opens</h1>  <p>{'w' * 200}</p><p>Posted <b>2 May 2024</b></p>"
    (found,), (headline,) = dated_in(LexborHTMLParser(html), ALL)
    assert (found.before, found.offset, found.paragraphs) == ("Posted ", 215, 1)
    assert (headline.element.tag, headline.offset, headline.paragraphs) == ("h1", 0, 0)
    (marked,) = dated("<p>Posted <time>May</time></p>")
    assert marked.before == "Posted "


def test_a_label_of_another_element_is_not_before() -> None:
    (found,) = dated("<div><i>Posted</i> <time>May</time></div>")
    assert found.before == ""


def test_the_walk_ends_behind_so_many_paragraphs_of_the_headline() -> None:
    story = f"<p>{'w' * 200}</p>" * 3
    html = f"{story}<h1>Fair</h1><i>1 May 2024</i>{story}<i>2 May 2024</i>"
    assert [found.text for found in dated(html, 2)] == ["1 May 2024"]
    assert [found.text for found in dated(html, 3)] == ["1 May 2024", "2 May 2024"]


def test_an_archive_of_thousands_is_cut() -> None:
    assert len(dated("<p>2 May 2024</p>" * 2_000)) == 400


def test_a_page_without_a_body_has_none() -> None:
    assert dated_in(LexborHTMLParser(""), ALL) == ([], [])
