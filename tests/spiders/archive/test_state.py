"""Promises of the crawl's memory: it is a function of the captures."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spiders.archive.index import Line
from spiders.archive.state import is_due, visits

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
