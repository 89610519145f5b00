from datetime import UTC, datetime

import pytest

from spiders.extraction.dates.publication import Times, publication_times
from tests.spiders.extraction.pages import GAZETTE, json_ld, page

H1 = "<h1>Fair opens in Northport</h1>"
STORY = "<p>" + "The fair has opened its gates to all who like wheels and waffles. " * 5 + "</p>"


def at(day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2024, 5, day, hour, minute, second, tzinfo=UTC)


def times(
    html: str, url: str = "https://www.gazette.example/news/fair-opens"
) -> tuple[object, ...]:
    found = publication_times(page(html, url), None)
    return found.published, found.precision, found.modified


def refusals(html: str) -> list[tuple[str, str | None]]:
    found = publication_times(page(html), None).evidence
    return [(note.method, note.raw) for note in found if note.method.startswith("rejected:")]


def test_json_ld_says_when_it_was_published_and_changed() -> None:
    html = json_ld(
        '"datePublished": "2024-05-14T09:30:00+02:00", "dateModified": "2024-05-14T10:00:00Z"'
    )
    assert times(html) == (at(14, 7, 30), "second", at(14, 10))


def test_the_evidence_names_its_source_and_keeps_the_text() -> None:
    html = '<meta property="article:published_time" content="2024-05-14T09:30+01:00">'
    (note,) = publication_times(page(html), None).evidence
    assert (note.field, note.method, note.raw) == (
        "published_at",
        "meta:article:published_time",
        "2024-05-14T09:30+01:00",
    )


def test_a_day_in_one_source_is_made_exact_by_another() -> None:
    html = '<meta name="date" content="2024-05-14T09:30:00Z">' + json_ld(
        '"datePublished": "2024-05-14"'
    )
    assert times(html) == (at(14, 9, 30), "second", None)


def test_a_source_of_another_day_does_not_make_it_exact() -> None:
    html = '<meta name="date" content="2024-05-18T09:30:00Z">' + json_ld(
        '"datePublished": "2024-05-14"'
    )
    assert times(html) == (at(14), "day", None)


def test_a_local_time_without_zone_is_its_day() -> None:
    html = json_ld('"datePublished": "2024-05-14T23:30:00"')
    assert times(html) == (at(14), "day", None)
    assert refusals(html) == [("rejected:no_zone", "2024-05-14T23:30:00")]


def test_a_local_time_takes_the_zone_of_its_publisher() -> None:
    document = page(json_ld('"datePublished": "2024-05-14T23:30:00"'))
    found = publication_times(document, GAZETTE)
    assert (found.published, found.precision) == (at(14, 22, 30), "second")


def test_a_day_in_the_address_that_is_utc_s_agrees_with_the_evening_before() -> None:
    html = "<h1>Fair opens</h1><p>May 1, 2024, 11:48 p.m. ET</p>"
    found = publication_times(page(html, "https://www.gazette.example/2024/05/02/fair"), None)
    assert found.published == datetime(2024, 5, 2, 3, 48, tzinfo=UTC)


def test_a_change_before_the_publication_is_no_change() -> None:
    html = json_ld(
        '"datePublished": "2024-05-14T09:30:00Z", "dateModified": "2024-05-13T10:00:00Z"'
    )
    assert times(html) == (at(14, 9, 30), "second", None)
    assert refusals(html) == [("rejected:before_publication", "2024-05-13T10:00:00Z")]


def test_a_future_date_is_refused_and_the_printed_one_taken() -> None:
    html = (
        json_ld('"datePublished": "2099-01-01T00:00:00Z"')
        + H1
        + ("<span>14 May 2024, 09:30 GMT</span>" + STORY)
    )
    assert times(html) == (at(14, 9, 30), "minute", None)
    assert refusals(html) == [("rejected:future", "2099-01-01T00:00:00Z")]


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<header><time>20 May 2024</time></header>" + H1 + STORY, "page_clock"),
        ("<div class='top-clock'><time>20 May 2024</time></div>" + H1 + STORY, "page_clock"),
        (H1 + STORY + "<aside><time datetime='2024-05-18'>18 May</time></aside>", "related"),
        (H1 + "<div class=related-stories><time>18 May 2024</time></div>" + STORY, "related"),
        (H1 + "<a href=/x>Market closes early<time>18 May 2024</time></a>" + STORY, "related"),
        (H1 + STORY + "<div id=comments><time>19 May 2024</time></div>", "comment"),
        (H1 + "<p itemprop=comment><time>19 May 2024</time></p>" + STORY, "comment"),
        (H1 + "<time>Updated 19 May 2024</time>" + STORY, "updated"),
        (H1 + "<time>3 hours ago</time>" + STORY, "relative"),
    ],
)
def test_a_date_that_is_not_the_story_s_is_refused_by_name(html: str, why: str) -> None:
    assert times(html) == (None, None, None)
    assert [method for method, _ in refusals(html)][:1] == [f"rejected:{why}"]


def test_a_time_in_a_zone_with_several_meanings_is_its_day() -> None:
    html = H1 + "<time>19 May 2024 10:00 IST</time>" + STORY
    assert times(html) == (at(19), "day", None)
    assert refusals(html) == [("rejected:ambiguous_zone", "19 May 2024 10:00 IST")]


@pytest.mark.parametrize("clock", ["20 May 2024", "20 May 2024 11:58 GMT"])
def test_the_time_of_the_fetch_above_the_headline_is_the_page_s_clock(clock: str) -> None:
    html = f"<div><time>{clock}</time></div>" + H1 + STORY
    assert times(html) == (None, None, None)
    assert refusals(html) == [("rejected:page_clock", clock)]


def test_an_unmarked_time_of_the_day_of_the_fetch_above_the_headline_is_the_page_s_clock() -> None:
    clock = "<div><b>08:15 GMT +1</b> <b>20 May 2024</b></div>"
    assert times(clock + H1 + STORY) == (None, None, None)


def test_the_page_s_clock_is_known_where_the_headline_is_no_heading() -> None:
    clock = "<title>Fair opens in Northport</title><div><b>08:15</b> <b>20 May 2024</b></div>"
    headline = "<div>Fair opens in Northport</div>"
    assert times(clock + headline + STORY) == (None, None, None)
    assert times(clock + headline + "<p>12 May 2024</p>" + STORY) == (at(12), "day", None)


def test_one_line_may_say_when_it_was_published_and_changed() -> None:
    html = H1 + "<div>12:40 GMT 16.05.2024 (updated 18:20 GMT 16.05.2024)</div>" + STORY
    assert times(html) == (at(16, 12, 40), "minute", at(16, 18, 20))


def test_a_script_s_data_dates_the_story_if_it_says_so_once() -> None:
    data = '<script>self.push("{\\\\"deployDt\\\\":\\\\"2024.05.14 18:40\\\\"}")</script>'
    more = '<script>{"deployDt": "2024.05.14 18:40"}</script>'
    other = '<script>{"deployDt": "2024.05.01 08:00"}</script>'
    assert times(H1 + STORY + data + more) == (at(14), "day", None)
    assert times(H1 + STORY + data + other) == (None, None, None)


def test_what_holds_no_date_leaves_no_evidence() -> None:
    html = H1 + "<div class=related><time>Part 2 of the fair</time></div>" + STORY
    assert publication_times(page(html), None) == Times()


def test_the_copyright_year_is_no_date() -> None:
    assert times(H1 + STORY + "<footer>© 2024 Gazette, 1 May 2024</footer>") == (None, None, None)


def test_a_caption_s_date_is_no_publication() -> None:
    html = H1 + "<figure><figcaption>The pier, 3 May 2024</figcaption></figure>" + STORY
    assert times(html) == (None, None, None)


def test_the_header_of_the_article_is_no_furniture() -> None:
    html = f"<article><header>{H1}<time datetime='2024-05-14'>14 May</time></header></article>"
    assert times(html) == (at(14), "day", None)


def test_the_address_dates_a_story_that_nothing_else_does() -> None:
    url = "https://www.gazette.example/2024/05/14/fair-opens"
    assert times(H1 + STORY, url) == (at(14), "day", None)


def test_a_number_in_the_address_is_no_date() -> None:
    assert times(H1, "https://www.gazette.example/20240/514/12") == (None, None, None)
    assert times(H1, "https://www.gazette.example/plan-2024-05-14-draft") == (None, None, None)


def test_the_publisher_s_rule_comes_first() -> None:
    rule = GAZETTE.model_validate(GAZETTE.model_dump() | {"rules": [{"published": ".when"}]})
    html = json_ld('"datePublished": "2024-05-13T09:30:00Z"') + (
        "<p class=when>14 May 2024 at 9.30am</p>"
    )
    found = publication_times(page(html), rule)
    assert (found.published, found.precision) == (at(14, 8, 30), "minute")


def test_a_page_without_anything_has_no_times() -> None:
    assert publication_times(page(""), None) == Times()


@pytest.mark.parametrize(
    "changed", ["May 14, 2024T12:00:00+02:00", "Tue, 14 May 2024 10:00:00 GMT"]
)
def test_a_change_may_be_stated_in_words(changed: str) -> None:
    html = json_ld(f'"datePublished": "2024-05-14T09:30:00+02:00", "dateModified": "{changed}"')
    assert times(html) == (at(14, 7, 30), "second", at(14, 10))


def test_a_later_day_that_a_theme_calls_published_too_is_that_of_the_change() -> None:
    time = "<time class='{}' datetime='2024-05-16T09:30:00+02:00'>16 May 2024</time>"
    printed = H1 + time.format("entry-date published updated") + STORY
    stated = '<meta property="article:published_time" content="2024-05-13T07:00:00Z">'
    changed = '<meta property="article:modified_time" content="2024-05-16T07:30:00Z">'
    assert times(stated + changed + printed)[0] == at(13, 7)
    assert times(changed + printed)[0] == at(16, 7, 30)
    worded = H1 + f"<p>Published: {time.format('day')}</p>" + STORY
    assert times(stated + changed + worded)[0] == at(16, 7, 30)
