"""Where captures end: laws that hold for any captures, in any shards, read in any order."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.deduping.lookups import addresses_in
from pipelines.deduping.placement import Placement, placement
from pipelines.deduping.seen import parsed_shards, seen_captures
from pipelines.files.tables import read_table
from schemas.capture import LedgerRow
from tests.pipelines.parsed import (
    NOON,
    Parsed,
    article,
    page,
    rejected,
    revisit,
    words,
    write_shard,
)

pytestmark = pytest.mark.slow  # whole stages and processes

STATES = ("article", "unchanged", "rejected")
events = st.tuples(
    st.sampled_from(["page", "page", "page", "revisit", "revisit of nothing", "gone", "no_text"]),
    st.integers(0, 2),  # which story
    st.integers(0, 2),  # which text
)


def captures_of(history: list[tuple[str, int, int]]) -> list[Parsed]:
    """Return one capture per event, an hour apart."""
    captures: list[Parsed] = []
    last: dict[int, str] = {}
    for number, (event, story, text) in enumerate(history):
        url, at, record = (
            f"https://courier.example/{story}",
            NOON + timedelta(hours=number),
            f"r{number}",
        )
        if event == "page":
            shown = article(url, words(f"story{story}text{text}"), at=at, published_at=NOON)
            captures.append(page(shown, record))
            last[story] = record
        elif event.startswith("revisit"):
            known = last.get(story) if event == "revisit" else "nowhere"
            captures.append(revisit(url, record, at, known, digest="sha1:none"))
        else:
            reason, status = ("withdrawn", 410) if event == "gone" else (event, 200)
            captures.append(rejected(url, record, reason, at, status))
    return captures


def placed(captures: list[Parsed], shards: list[int]) -> tuple[Placement, pa.Table]:
    """Return the placement of *captures*, written to the numbered *shards*."""
    with TemporaryDirectory() as folder:
        for shard in sorted(set(shards)):
            own = [one for one, home in zip(captures, shards, strict=True) if home == shard]
            write_shard(Path(folder), f"crawl{shard}/courier", own)
        shards = parsed_shards(Path(folder) / "data/parsed")
        seen = seen_captures(shards)
        records = read_table([shard.ledger for shard in shards], LedgerRow)["record_id"]
        found = placement(seen, [], addresses_in(shards))
        return found, seen.append_column("record_id", records)


def by_record(placed: Placement, seen: pa.Table) -> dict[str, tuple[object, ...]]:
    """Return what became of each capture."""
    names = ("state", "reason", "article_id", "revision", "is_silent")
    rows = zip(*(placed.ledger[name].to_pylist() for name in names), strict=True)
    return dict(zip(seen["record_id"].to_pylist(), rows, strict=True))


@settings(max_examples=40)
@given(st.lists(events, max_size=10), st.data())
def test_the_same_captures_end_the_same_in_any_shards_and_order(history, data):
    captures = captures_of(history)
    homes = st.lists(st.integers(0, 3), min_size=len(captures), max_size=len(captures))
    order = data.draw(st.permutations(range(len(captures))))
    one = by_record(*placed(captures, data.draw(homes)))
    other = by_record(*placed([captures[n] for n in order], data.draw(homes)))
    assert one == other


@settings(max_examples=40)
@given(st.lists(events, max_size=12))
def test_every_capture_ends_in_one_state_and_every_revision_has_its_capture(history):
    found, seen = placed(captures_of(history), [0] * len(history))
    states = Counter(found.ledger["state"].to_pylist())
    assert (states.total(), states["article"]) == (len(seen), len(found.revisions))
    assert set(states) <= set(STATES)


@settings(max_examples=40)
@given(st.lists(events, max_size=12))
def test_every_article_is_in_the_tables_or_has_a_tombstone_never_both(history):
    found, seen = placed(captures_of(history), [0] * len(history))
    newest = [
        r["article_id"].hex() for r in found.revisions.to_pylist() if r["table"] == "articles"
    ]
    stones = [stone.article_id for stone in found.tombstones]
    everything = {key.hex() for key in seen["article_id"].drop_null().to_pylist()}
    assert sorted([*newest, *stones]) == sorted(everything)


@settings(max_examples=40)
@given(st.lists(events, max_size=12))
def test_revisions_of_an_article_count_from_one_without_a_gap(history):
    found, _ = placed(captures_of(history), [0] * len(history))
    numbers: dict[str, list[int]] = {}
    for row in found.revisions.to_pylist():
        numbers.setdefault(row["article_id"], []).append(row["revision"])
    assert [sorted(own) for own in numbers.values()] == [
        list(range(1, len(own) + 1)) for own in numbers.values()
    ]


def test_a_revisit_of_a_page_without_a_story_is_rejected_for_the_same_reason():
    captures = [
        rejected("https://courier.example/", "r1", "index_page"),
        revisit("https://courier.example/", "r2", NOON + timedelta(hours=1), of="r1"),
    ]
    assert by_record(*placed(captures, [0, 0]))["r2"][:2] == ("rejected", "index_page")


def test_the_same_warc_file_in_two_crawls_changes_nothing():
    captures = [page(article("https://courier.example/1"), "r1")]
    found, _ = placed(captures * 2, [0, 1])
    assert found.ledger["state"].to_pylist() == ["article", "unchanged"]


def cut(story: int, text: str, hour: float, record: str) -> Parsed:
    """Return a capture of a story that was cut short."""
    at = NOON + timedelta(hours=hour)
    shown = article(f"https://courier.example/{story}", words(text), at=at, published_at=NOON)
    return page(shown, record, truncated="length")


def rows_of(placed: Placement) -> list[tuple[object, ...]]:
    """Return what the placement says of every row of the tables, in order."""
    names = [
        name for name in placed.revisions.column_names if not name.endswith(("_shard", "_row"))
    ]
    return sorted(tuple(row.values()) for row in placed.revisions.select(names).to_pylist())


@settings(max_examples=60)
@given(
    st.lists(events, max_size=10),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(-1, 10)), max_size=4),
)
def test_captures_that_were_cut_change_no_row_where_whole_ones_are(history, cuts):
    whole = captures_of(history)
    known = {story for event, story, _ in history if event == "page"}
    halves = [
        cut(story, f"story{story}text{text}", hour + 0.5, f"c{number}")
        for number, (story, text, hour) in enumerate(cuts)
        if story in known
    ]
    found, _ = placed(whole, [0] * len(whole))
    more, seen = placed(halves + whole, [0] * (len(halves) + len(whole)))
    assert rows_of(more) == rows_of(found)
    assert more.tombstones == found.tombstones
    ends = by_record(more, seen)
    reasons = {reason for record, (_, reason, *_) in ends.items() if record.startswith("c")}
    assert reasons <= {"truncated", "withdrawn"}


@pytest.mark.parametrize("hour", [-1, 1])
def test_half_a_story_is_rejected_before_and_after_the_whole_one(hour: int):
    whole = page(article("https://courier.example/1", words("all")), "r1")
    found, seen = placed([whole, cut(1, "half", hour, "c1")], [0, 0])
    ends = by_record(found, seen)
    assert ends["c1"][:2] + ends["c1"][3:4] == ("rejected", "truncated", None)
    assert ends["r1"][:2] == ("article", None)


def test_half_a_story_is_an_article_where_there_is_no_more():
    found, seen = placed([cut(1, "half", 0, "c1"), cut(1, "halves", 1, "c2")], [0, 0])
    assert [end[0] for end in by_record(found, seen).values()] == ["article", "article"]


def test_a_revisit_without_a_name_is_of_the_whole_capture():
    whole = page(article("https://courier.example/1", words("all")), "r1")
    later = revisit("https://courier.example/1", "r2", NOON + timedelta(hours=2), None)
    found, seen = placed([whole, cut(1, "half", 1, "c1"), later], [0, 0, 0])
    assert by_record(found, seen)["r2"][:2] == ("unchanged", "revisit")
