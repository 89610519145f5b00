"""Candidates of a page against each other, and the day in the publisher's own zone."""

from datetime import UTC, date, datetime

import pytest

from spiders.extraction.dates.publication import publication_times
from tests.spiders.extraction.pages import GAZETTE, json_ld, page

H1 = "<title>Fair opens in Northport</title><h1>Fair opens in Northport</h1>"
STORY = "<p>" + "The fair has opened its gates to all who like wheels and waffles. " * 4 + "</p>"


def day(html: str, url: str = "https://www.gazette.example/fair") -> date | None:
    return publication_times(page(html, url), None).day


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def stated(value: str) -> str:
    return json_ld(f'"datePublished": {value}')


def test_the_day_is_that_of_the_offset_that_is_stated() -> None:
    found = publication_times(page(stated('"2024-05-03T01:30:00+05:30"')), None)
    assert (found.published, found.day) == (
        datetime(2024, 5, 2, 20, tzinfo=UTC),
        date(2024, 5, 3),
    )


@pytest.mark.parametrize(
    "html", [H1 + "<div>2 May 2024</div>" + STORY, H1 + "<b>Posted: 2 May 2024, 9 PM</b>" + STORY]
)
def test_of_a_time_in_utc_the_page_prints_the_day(html: str) -> None:
    found = publication_times(page(stated('"2024-05-03T04:30:00Z"') + html), None)
    assert (found.published, found.day) == (
        datetime(2024, 5, 3, 4, 30, tzinfo=UTC),
        date(2024, 5, 2),
    )


def test_the_evidence_says_what_gave_the_day() -> None:
    html = stated('"2024-05-03T04:30:00Z"') + H1 + "<div>2 May 2024</div>" + STORY
    notes = publication_times(page(html), None).evidence
    assert [(note.field, note.method, note.raw) for note in notes] == [
        ("published_day", "printed", "2 May 2024"),
        ("published_at", "json_ld", "2024-05-03T04:30:00Z"),
    ]


def test_of_a_time_in_utc_the_address_names_the_day() -> None:
    url = "https://www.gazette.example/2024/05/02/fair"
    assert day(stated('"2024-05-03T04:30:00Z"') + H1 + STORY, url) == date(2024, 5, 2)


def test_the_zone_of_the_publisher_gives_the_day_where_nothing_prints_it() -> None:
    document = page(stated('"2024-05-03T23:30:00Z"'))
    assert publication_times(document, GAZETTE).day == date(2024, 5, 4)


def test_seconds_and_milliseconds_since_1970_are_times() -> None:
    at = datetime(2024, 5, 2, 10, tzinfo=UTC)
    for html in (
        stated("1714644000"),
        stated("1714644000000"),
        meta("article:published_time", "1714644000"),
    ):
        assert publication_times(page(html), None).published == at


def test_a_printed_number_is_no_time() -> None:
    assert day(H1 + "<time>1714644000</time>" + STORY) is None


def test_a_page_that_prints_an_earlier_day_at_its_headline_was_published_then() -> None:
    again = stated('"2024-05-14T09:30:00+02:00"') + meta("article:published_time", "2024-05-14")
    assert day(again + H1 + "<div>2 May 2023</div>" + STORY) == date(2023, 5, 2)
    assert day(again + H1 + "<div>16 May 2024</div>" + STORY) == date(2024, 5, 14)


def test_a_story_whose_address_names_an_earlier_day_was_published_then() -> None:
    again = stated('"2024-05-14T09:30:00+02:00"') + meta("datePublished", "2024-05-14")
    printed = H1 + "<time datetime=2024-05-14>14 May 2024</time>" + STORY
    assert day(again + printed, "https://www.gazette.example/2023/5/2/fair") == date(2023, 5, 2)
    assert day(again + printed, "https://www.gazette.example/2024/5/20/fair") == date(2024, 5, 14)


def test_where_metadata_disagree_the_whole_page_is_asked() -> None:
    apart = stated('"2024-05-14T09:30:00+02:00"') + meta("article:published_time", "2024-05-09")
    printed = STORY * 3 + "<div>Published <time datetime=2024-05-02>2 May 2024</time></div>"
    assert day(apart + H1 + printed) == date(2024, 5, 2)
    assert day(stated('"2024-05-14T09:30:00+02:00"') + H1 + printed) == date(2024, 5, 14)


def test_what_is_outvoted_stays_as_evidence() -> None:
    html = stated('"2024-05-14T09:30:00+02:00"') + H1 + "<div>2 May 2023</div>" + STORY
    notes = [note.method for note in publication_times(page(html), None).evidence]
    assert notes == ["rejected:other_day", "printed"]


def test_a_meta_element_that_is_often_of_the_page_yields_to_a_labelled_date() -> None:
    html = meta("date", "2024-05-09") + H1 + "<div>Published 2 May 2024</div>" + STORY
    assert day(html) == date(2024, 5, 2)


@pytest.mark.parametrize(
    "name", ["sailthru.date", "parsely-pub-date", "citation_publication_date", "dcterms.date"]
)
def test_common_meta_names_are_read(name: str) -> None:
    assert day(meta(name, "2024-05-02")) == date(2024, 5, 2)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2024/5/2/fair", date(2024, 5, 2)),
        ("news/fair-2024-05-02.html", date(2024, 5, 2)),
        ("news/20240502/fair", date(2024, 5, 2)),
        ("2024/05/240502-fair", date(2024, 5, 2)),
        ("world/2024/may/02/fair", date(2024, 5, 2)),
        ("2024/part/02/fair", None),
        ("2024/05/fair", None),
        ("item/1202405021", None),
        ("2024/13/2/fair", None),
    ],
)
def test_a_day_in_the_address(path: str, expected: date | None) -> None:
    assert day(H1 + STORY, f"https://www.gazette.example/{path}") == expected


def test_of_a_state_with_several_stories_the_nearest_to_the_headline_counts() -> None:
    other = '{"title": "Ferry fares", "publishedAt": "2024-05-01"}' + " " * 4_000
    own = '{"title": "Fair opens in Northport", "publishedAt": "2024-05-02"}'
    assert day(f"{H1}{STORY}<script>x = [{other}, {own}]</script>") == date(2024, 5, 2)


def test_a_state_without_the_headline_dates_nothing() -> None:
    several = '{"publishedAt": "2024-05-01"}, {"publishedAt": "2024-05-02"}'
    assert day(f"{H1}{STORY}<script>x = [{several}]</script>") is None


def test_a_copyright_line_dates_nothing() -> None:
    assert day(H1 + STORY + "<div>Copyright 2 May 2024 The Gazette</div>") is None


def test_another_time_on_the_page_does_not_tell_the_day() -> None:
    later = "<time datetime=2024-05-02T17:50:00+02:00>Thursday</time>"
    assert day(stated('"2024-05-03T04:30:00Z"') + H1 + later + STORY) == date(2024, 5, 3)


def test_a_day_on_which_it_was_that_time_nowhere_is_not_its_day() -> None:
    html = stated('"2024-05-03T13:30:00Z"') + H1 + "<div>2 May 2024</div>" + STORY
    assert day(html) == date(2024, 5, 3)


@pytest.mark.parametrize("name", ["gazette:publicationDate", "date_published", "firstPublishedAt"])
def test_a_meta_name_of_a_site_s_own_making_is_read_if_it_speaks_of_publishing(name: str) -> None:
    assert day(meta(name, "2024-05-02")) == date(2024, 5, 2)


def test_who_published_it_is_no_date() -> None:
    assert day(meta("publisher", "2 May 2024 Press") + meta("publication", "2024-05-02")) is None


def test_a_day_in_the_title_dates_a_page_that_nothing_else_does() -> None:
    assert day("<title>Tides of 2 May 2024</title>" + STORY) == date(2024, 5, 2)
