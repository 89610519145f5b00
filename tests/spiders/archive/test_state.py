"""Promises of the crawl's memory: it is a function of the captures."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.archive.index import Line, printed, read, write_index
from spiders.archive.outcome import Outcome
from spiders.archive.state import Look, Visit, crawl_lines, looks_in
from spiders.archive.state import visits as visits_of
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


def visits(answers: list[Line]) -> dict[str, Visit]:
    """Return what is known after *answers*, each of a crawl of its own."""
    return visits_of(Look(f"crawl-{answer.at:%d%H}", answer) for answer in answers)


def test_a_revisit_moves_the_visit_but_not_the_change() -> None:
    known = visits([line(0), line(5, type="revisit")])
    visit = known["news.example/story"]
    assert (referred(visit), visit.changed_at, visit.seen_at) == (
        "<urn:x:0>",
        MONDAY,
        MONDAY + 5 * HOUR,
    )


def test_a_confirmation_brings_new_validators_and_no_whole_page() -> None:
    confirmed = line(5, type="revisit", status=304, etag='"two"')
    first = line(0, etag='"one"', modified="Mon, 16 Nov 2026 09:00:00 GMT")
    visit = visits([first, confirmed])["news.example/story"]
    assert visit.body is not None
    assert (visit.body.etag, visit.body.modified) == ('"two"', first.modified)
    assert (visit.whole_at, visit.seen_at) == (first.at, confirmed.at)
    again = visits([first, line(6, type="revisit")])["news.example/story"]
    assert again.whole_at == again.seen_at


def test_a_changed_page_is_referred_to_from_now_on() -> None:
    visit = visits([line(5, "sha1:B"), line(0)])["news.example/story"]
    assert (referred(visit), visit.changed_at) == ("<urn:x:5>", MONDAY + 5 * HOUR)


@given(st.permutations([line(0), line(1, "sha1:B"), line(2, type="revisit"), line(3, "sha1:C")]))
def test_the_order_of_the_indexes_does_not_matter(lines: list[Line]) -> None:
    assert visits(lines) == visits(sorted(lines, key=lambda one: one.at))


def referred(visit: Visit) -> str | None:
    """Return the record of the last whole answer."""
    return visit.body.referred.record_id if visit.body else None


@pytest.mark.parametrize(
    "facts",
    [
        {"status": 403},
        {"status": 404},
        {"status": 503},
        {"truncated": "disconnect"},
        {"unreadable": "content encoding: cut off"},
    ],
)
def test_only_a_whole_answer_is_a_visit_and_the_others_are_counted(
    facts: dict[str, object],
) -> None:
    bad = [line(hours, "sha1:bad", **facts) for hours in (5, 6)]
    visit = visits([line(0), *bad])["news.example/story"]
    assert (referred(visit), visit.seen_at, visit.failures) == ("<urn:x:0>", MONDAY, 2)
    assert visits(bad)["news.example/story"].body is None
    healed = visits([*bad, line(7)])["news.example/story"]
    assert (referred(healed), healed.failures) == ("<urn:x:7>", 0)


def test_a_redirect_to_another_form_of_an_address_does_not_hide_its_page(tmp_path: Path) -> None:
    moved = line(0, "sha1:empty", status=301, location="/story/")
    page = line(0.1, url="http://news.example/story/")
    write_index([moved, page], tmp_path / "key.cdxj")
    (look,) = looks_in(tmp_path, "key")
    assert look.answer == page
    visit = visits([page, line(1, "sha1:empty", status=301)])["news.example/story"]
    assert (referred(visit), visit.changed_at) == ("<urn:x:0.1>", page.at)


def test_what_gave_no_answer_is_a_failure_too() -> None:
    lost = Outcome("http://news.example/story", "story", "failed", MONDAY, "timeout: 60 s")
    visit = visits_of([Look("crawl", lost)])["news.example/story"]
    assert (visit.body, visit.failures, visit.failed_at) == (None, 1, MONDAY)


def test_pages_alike_once_decoded_or_told_to_be_the_same_have_not_changed() -> None:
    packed = [line(hours, f"sha1:{hours}", content_digest="sha1:A") for hours in (0, 5)]
    assert visits(packed)["news.example/story"].changed_at == MONDAY
    noisy = [Look("one", line(0)), Look("two", line(5, "sha1:B"), is_same=True)]
    assert visits_of(noisy)["news.example/story"].changed_at == MONDAY


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
