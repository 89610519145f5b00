"""The parsed page and its views."""

import weakref

from spiders.extraction.page import Walked
from spiders.extraction.page.printed_lines import lines_around
from tests.spiders.extraction.pages import page


def test_relative_addresses_start_from_the_base_of_the_page():
    document = page("<base href='https://www.gazette.example/a/'><p>x</p>")
    assert document.absolute("b?c=1") == "https://www.gazette.example/a/b?c=1"


def test_what_is_no_web_address_is_none():
    document = page("<p>x</p>")
    assert [
        document.absolute(href) for href in ("javascript:x()", "mailto:a@b", "http://[", "")
    ] == [
        None,
        None,
        None,
        None,
    ]


def test_the_title_of_a_picture_is_not_the_pages():
    document = page("<svg><title>Arrow</title></svg><p>x</p>")
    assert document.title is None


def test_the_title_is_the_first_that_is_not_empty_wherever_it_stands() -> None:
    document = page("<title></title>\xa0<title>Fair</title><svg><title>Arrow</title></svg>")
    assert document.title == "Fair"
    assert page("<p>Fair</p><title>Fair opens</title>").title == "Fair opens"


def test_what_an_analytics_service_is_told_are_metas() -> None:
    told = '{"title": "Fair", "pub_date": "2024-05-14", "authors": ["Ada", "Alan"]}'
    document = page(f"<meta name=parsely-page content='{told}'>")
    assert document.meta("parsely-pub-date") == "2024-05-14"
    assert document.meta("parsely-title") == "Fair"


def test_the_first_meta_with_a_content_counts():
    document = page('<meta name="author" content=""><meta name="author" content="Ada Brandt">')
    assert document.meta("byl", "author") == "Ada Brandt"


def test_a_meta_may_hold_its_content_as_its_value():
    document = page('<meta value="Ada Brandt" name=author><meta content=Fair value=no name=title>')
    assert (document.meta("author"), document.meta("title")) == ("Ada Brandt", "Fair")


def test_links_are_found_by_what_they_are_for():
    document = page('<link rel="canonical nofollow" href="/pier"><link rel="icon" href="/i.png">')
    assert [link.href for link in document.linked("canonical")] == [
        "https://www.gazette.example/pier"
    ]


def test_a_view_that_fields_share_is_made_once_and_goes_with_its_document() -> None:
    document = page("<h1>The fair opens</h1><p>By Ada Lovelace</p>")
    assert lines_around(document) is lines_around(document)
    kept = weakref.ref(document)
    del document
    assert kept() is None


def test_a_walk_goes_no_further_than_it_is_asked_and_never_twice() -> None:
    passed = []
    walked = Walked(number for number in range(9) if not passed.append(number))
    assert next(iter(walked)) == 0
    assert [number for number, _ in zip(walked, range(3), strict=False)] == [0, 1, 2]
    assert passed == [0, 1, 2, 3]
    assert list(walked) == list(walked) == passed == list(range(9))


def test_a_meta_in_a_comment_is_none_of_the_page():
    comment = '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">'
    remark = f'{comment}<meta itemprop="datePublished" content="2024-05-15"></div>'
    assert page(remark).meta("datepublished") is None
    story = '<meta itemprop="datePublished" content="2024-05-14">'
    assert page(remark + story).meta("datepublished") == "2024-05-14"
