"""Promises of the crawl's memory: it is a function of the captures."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.archive.index import Line, printed, read, write_index
from spiders.archive.state import crawl_lines, is_due, visits
from tests.spiders.hostile_text import joined

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def line(hours: float, digest: str = "sha1:A", **facts: object) -> Line:
    """Return the index line of a story's capture, *hours* after Monday morning."""
    plain: dict[str, object] = {
        "url": "http://news.example/story",
        "at": MONDAY + hours * HOUR,
        "id": f"<urn:x:{hours}>",
        "type": "response",
        "status": 200,
        "mime": "text/html",
        "digest": digest,
        "filename": "key-00000.warc.gz",
        "offset": 0,
        "length": 1,
    }
    return Line(**{**plain, **facts})  # type: ignore[arg-type]


def test_a_revisit_moves_the_visit_but_not_the_change() -> None:
    known = visits([line(0), line(5, type="revisit")])
    visit = known["news.example/story"]
    assert (visit.referred.record_id, visit.changed_at, visit.seen_at) == (
        "<urn:x:0>",
        MONDAY,
        MONDAY + 5 * HOUR,
    )


def test_a_changed_page_is_referred_to_from_now_on() -> None:
    visit = visits([line(5, "sha1:B"), line(0)])["news.example/story"]
    assert (visit.referred.record_id, visit.changed_at) == ("<urn:x:5>", MONDAY + 5 * HOUR)


@given(st.permutations([line(0), line(1, "sha1:B"), line(2, type="revisit"), line(3, "sha1:C")]))
def test_the_order_of_the_indexes_does_not_matter(lines: list[Line]) -> None:
    assert visits(lines) == visits(sorted(lines, key=lambda one: one.at))


def test_a_listed_change_settles_whether_to_ask() -> None:
    visit = visits([line(0, lastmod=MONDAY - HOUR)])["news.example/story"]
    later = MONDAY + 100 * HOUR
    assert [is_due(visit, MONDAY + h * HOUR, later) for h in (-2, -1, -0.5, 1)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_story_rests_for_half_the_time_it_has_stayed_the_same() -> None:
    visit = visits([line(0), line(10, type="revisit")])["news.example/story"]
    due = [is_due(visit, None, MONDAY + hours * HOUR) for hours in (10, 14.9, 15, 100)]
    assert due == [False, False, True, True]


def test_what_was_never_seen_or_failed_is_due() -> None:
    failed = visits([line(0, status=503)])["news.example/story"]
    assert (is_due(None, None, MONDAY), is_due(failed, MONDAY - HOUR, MONDAY)) == (True, True)


INDEX_LINES = joined(
    *(
        "com,example)/ ",
        "20261116093000 ",
        "{",
        "}",
        '"url":',
        '"at":',
        '"2026-11-16T09:30:00+00:00"',
    ),
    *('"lastmod":', '"kind":', '"story"', ":", ",", "[", "]", "null", '"', "{}"),
)


@settings(deadline=None)
@given(INDEX_LINES)
def test_any_text_is_an_index_line_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(read(text), Line)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_index_gives_back_what_a_server_sent(tag: str) -> None:
    one = line(0, etag=tag, lastmod=MONDAY)
    assert read(printed(one)) == one


@pytest.mark.parametrize("damage", ["[]", '{"url": 1}', "{", "9" * 5000, "[" * 100_000])
def test_a_damaged_index_is_not_read(tmp_path: Path, damage: str) -> None:
    (tmp_path / "key.cdxj").write_text(f"{printed(line(0))}\ncom,e)/ 20261116093000 {damage}\n")
    assert crawl_lines(tmp_path, "key") == []  # of its WARC files, of which there are none


def test_a_line_separator_in_a_field_ends_no_index_line(tmp_path: Path) -> None:
    write_index([line(0, etag="a\u2028b\x85c")], tmp_path / "key.cdxj")
    assert crawl_lines(tmp_path, "key") == [line(0, etag="a\u2028b\x85c")]
