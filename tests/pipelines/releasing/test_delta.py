"""What differs between two versions, row by row: one and the delta are the other."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.files import PUBLISHED, STATISTICS, columns, entry_of, write_parts
from pipelines.gating import CUT, KEYS
from pipelines.releasing import contents
from pipelines.releasing.compatibility import columns_of_tables
from pipelines.releasing.keys import released_keys
from pipelines.running import Kept
from schemas.columns import table_of
from schemas.content import content_hash
from schemas.parts import Correction, Rights
from schemas.release import DELTAS, Cut, DeltaRow, Entry, Key, Tombstone
from tests.pipelines.applied import applied, rows_in, rows_now
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import FETCHED, newsroom, story, write_validated

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)
Tables = dict[str, list[Any]]


def tables_written(root: Path, rows: Tables, baseline: Path) -> Path:
    """Write the tables of *rows*, and their delta against *baseline*, as the stage writes them."""
    place = root / "release"
    kept = Kept(root / "kept", map)
    entries = contents.written_tables(
        write_validated(root / "data", rows) / "validated", place, kept
    )
    contents.written_delta(baseline, place, entries, kept)
    remember(place, entries, root / "baseline")
    return place


def remember(place: Path, entries: list[Entry], remembered: Path) -> None:
    """Let a baseline remember the tables in *place*, as a cut does."""
    write_parts(released_keys(place), remembered / KEYS, Key, PUBLISHED)
    made = Cut(
        version="2026.11.1",
        previous=None,
        schema_version="2.0",
        last_capture=FETCHED,
        parsed="",
        content="",
        rows={},
        columns=columns_of_tables(place, entries),
    )
    (remembered / CUT).write_text(made.model_dump_json())
    (remembered / STATISTICS).write_text("{}")


def delta(tmp_path: Path, before: Tables, now: Tables, table: str = "articles") -> list[dict]:
    """Return the delta of *table* between two versions, each row with that it names."""
    tables_written(tmp_path / "old", before, tmp_path / "none")
    place = tables_written(tmp_path / "new", now, tmp_path / "old/baseline")
    return rows_now(place, table)


def told(rows: list[dict]) -> dict[str | None, tuple[str, list[str] | None]]:
    """Return what happened to each article, by its headline now."""
    return {row["now"] and row["now"]["headline"]: (row["change"], row["fields"]) for row in rows}


def test_an_article_that_was_not_there_is_added_and_named_with_its_file(tmp_path):
    new = story(1, NOVEMBER)
    (row,) = delta(tmp_path, {"articles": []}, {"articles": [new]})
    assert row.pop("now") == table_of([new], type(new)).to_pylist()[0]
    assert row == {
        "article_id": new.article_id,
        "revision": 1,
        "change": "added",
        "fields": None,
        "publisher": "harbour-courier",
        "month": "2026-11",
        "revision_before": None,
        "file": "articles/period=2026-all/part-0000.parquet",
    }


def test_the_columns_that_differ_are_named(tmp_path):
    """Another cluster, section or address too: whatever the reader of the row would see."""
    before = [story(1), story(2), story(3)]
    now = [
        story(1, cluster_id=story(2).article_id, cluster_role="duplicate", similarity=0.9),
        story(2, section="Harbour"),
        story(3, headline="Ferry 3 is late", revision=2),
    ]
    assert told(delta(tmp_path, {"articles": before}, {"articles": now})) == {
        "Ferry 1 returns": ("updated", ["cluster_id", "cluster_role", "similarity"]),
        "Ferry 2 returns": ("updated", ["section"]),
        "Ferry 3 is late": ("updated", ["revision", "content_hash", "headline"]),
    }


def test_a_correction_is_told_from_other_news_and_withheld_text_from_both(tmp_path):
    before = {"articles": [story(1), story(2), story(3, rights=Rights(text_withheld="noai"))]}
    now = {
        "articles": [
            story(1, corrections=[Correction(text="It was Tuesday.")]),
            story(2, rights=Rights(text_withheld="noai")),
            story(3, corrections=[Correction(text="An old one.")]),  # that was withheld
        ]
    }
    found = told(delta(tmp_path, before, now))
    assert {name: change for name, (change, _) in found.items()} == {
        "Ferry 1 returns": "corrected",
        "Ferry 2 returns": "withheld",
        "Ferry 3 returns": "updated",
    }
    assert found["Ferry 2 returns"] == (
        "withheld",
        ["dek", "body", "text", "images", "links", "rights", "provenance"],
    )


def test_no_word_of_a_story_is_in_the_delta(tmp_path):
    (row,) = delta(tmp_path, {"articles": []}, {"articles": [story(1, NOVEMBER)]})
    del row["now"]
    assert set(row) == set(DeltaRow.model_fields)
    assert "Ferry" not in str(row)


@pytest.mark.parametrize("cause", ["takedown", "withdrawn", None])
def test_what_is_gone_is_told_by_its_id_and_its_cause_with_its_revisions(tmp_path, cause):
    gone = story(1, NOVEMBER, revision=2)
    before = {"articles": [gone, story(2)], "revisions": [story(1, NOVEMBER)]}
    stone = Tombstone(
        article_id=gone.article_id,
        publisher=gone.publisher,
        url=None,
        cause=cause or "takedown",
        reason="asked",
        at=FETCHED,
    )
    now = {"articles": [story(2)], "tombstones": [stone] if cause else []}
    (row,) = delta(tmp_path, before, now)
    assert row == {
        "article_id": gone.article_id,
        "revision": 2,
        "change": cause or "removed",
        "fields": None,
        "publisher": "harbour-courier",
        "month": "2026-11",
        "revision_before": 2,
        "file": None,
        "now": None,
    }
    place = tmp_path / "new/release"
    (earlier,) = rows_now(place, "revisions")
    assert (earlier["revision"], earlier["change"]) == (1, cause or "removed")
    stones = rows_now(place, "tombstones")
    assert [(one["change"], one["now"]["reason"]) for one in stones] == (
        [("added", "asked")] if cause else []
    )


def test_the_first_version_differs_from_nothing(tmp_path):
    place = tables_written(tmp_path / "old", newsroom(), tmp_path / "none")
    assert [rows_in(place, table.name) for table in DELTAS.values()] == [[], [], []]


def test_a_baseline_holds_no_headline_no_address_and_no_word_of_a_story(tmp_path):
    version(tmp_path)
    data = (tmp_path / "data/baseline/keys.parquet").read_bytes()
    names = set(Key.model_fields)
    assert not names & {"headline", "url", "text", "dek", "body", "target_uri"}
    assert [text for text in (b"Ferry", b"courier.example.com", b"sound") if text in data] == []


def test_of_a_version_that_remembered_no_rows_every_one_may_differ(tmp_path):
    """As those of schema 1 did: its fields are unknown, and no row of the next is missing."""
    rows = {"articles": [story(1), story(2)], "revisions": [story(1, NOVEMBER)]}
    place = tables_written(tmp_path / "old", rows, tmp_path / "none")
    names = "article_id publisher month revision content_hash corrections facts_hash withheld"
    keys = pa.concat_tables(released_keys(place)).slice(0, 2).select(names.split())
    for name in ("url", "headline"):
        keys = keys.append_column(name, pa.array(["as it was", "as it was"]))
    pq.write_table(keys, tmp_path / "old/baseline" / KEYS)
    place = tables_written(tmp_path / "new", rows, tmp_path / "old/baseline")
    assert told(rows_now(place, "articles")) == {
        "Ferry 1 returns": ("updated", None),
        "Ferry 2 returns": ("updated", None),
    }
    assert [row["change"] for row in rows_in(place, "delta_revisions")] == ["added"]


def test_a_column_that_came_is_told_of_the_rows_that_have_a_value_in_it(tmp_path):
    rows = {"articles": [story(1), story(2, section="Harbour")]}
    place = tables_written(tmp_path / "old", rows, tmp_path / "none")
    (path,) = (place / "articles").rglob("*.parquet")
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["section"]), path)
    entries = [entry_of(place, path.relative_to(place).as_posix(), table="articles")]
    remember(place, entries, tmp_path / "old/baseline")
    place = tables_written(tmp_path / "new", rows, tmp_path / "old/baseline")
    assert told(rows_now(place, "articles")) == {"Ferry 2 returns": ("updated", ["section"])}


def test_a_long_delta_comes_a_row_group_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr("pipelines.releasing.row_groups.ROW_GROUP", 3)
    tables_written(tmp_path / "old", {"articles": [story(99)]}, tmp_path / "none")
    now = {"articles": [story(number, NOVEMBER) for number in range(8)]}
    place = tables_written(tmp_path / "new", now, tmp_path / "old/baseline")
    found = columns(place, "delta_articles", ("change",))["change"].value_counts().to_pylist()
    assert {row["values"]: row["counts"] for row in found} == {"added": 8, "removed": 1}


SECTIONS = st.sampled_from([None, "Harbour", "World"])
WITHHELD = st.sampled_from([None, None, "noai"])
ARTICLE = st.fixed_dictionaries(
    {
        "revisions": st.integers(1, 3),
        "cluster": st.integers(0, 3),
        "section": SECTIONS,
        "withheld": WITHHELD,
        "flags": st.lists(st.sampled_from(["a", "b"]), max_size=2),
        "corrections": st.integers(0, 2),
        "day": st.sampled_from([1, 40]),
        "state": st.sampled_from(["there", "there", "there", "taken down", "missing"]),
    }
)
VERSION = st.dictionaries(st.integers(0, 5), ARTICLE, max_size=6)
HISTORY = st.tuples(VERSION, VERSION).flatmap(
    lambda pair: st.tuples(  # the second mostly holds what the first does
        st.just(pair[0]),
        st.fixed_dictionaries(
            {number: st.one_of(st.just(own), ARTICLE) for number, own in pair[0].items()},
            optional={
                number: st.just(own) for number, own in pair[1].items() if number not in pair[0]
            },
        ),
    )
)


def rows_of(held: dict[int, dict[str, Any]]) -> Tables:
    """Return the rows of a version with the articles *held*."""
    tables: Tables = {"articles": [], "revisions": [], "tombstones": []}
    for number, own in held.items():
        published = datetime.fromtimestamp(1.79e9 - own["day"] * 86400, UTC)
        if own["state"] == "taken down":
            tables["tombstones"].append(
                Tombstone(
                    article_id=story(number).article_id,
                    publisher="harbour-courier",
                    url=None,
                    cause="takedown",
                    reason=f"asked {own['revisions']} times",
                    at=FETCHED,
                )
            )
        if own["state"] != "there":
            continue
        for revision in range(1, own["revisions"] + 1):
            is_newest = revision == own["revisions"]
            row = story(
                number,
                published,
                revision=revision,
                headline=f"Ferry {number}, once more {revision}",
                section=own["section"],
                flags=own["flags"],
                cluster_id=story(own["cluster"]).article_id,
                rights=Rights(text_withheld=own["withheld"]),
                corrections=[Correction(text=f"Note {n}") for n in range(own["corrections"])],
            )
            row.content_hash = content_hash(row)
            tables["articles" if is_newest else "revisions"].append(row)
    return tables


@settings(max_examples=12)
@given(HISTORY)
def test_a_version_and_the_delta_of_the_next_are_the_next(history):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        old = tables_written(root / "old", rows_of(history[0]), root / "none")
        new = tables_written(root / "new", rows_of(history[1]), root / "old/baseline")
        for table in DELTAS:
            before, now = rows_in(old, table), rows_in(new, table)
            assert applied(before, new, table) == now
            own = rows_now(new, table)
            kept = [row for row in before if row in now]
            assert len(kept) + sum(row["now"] is not None for row in own) == len(now)  # no more


def test_the_keys_of_a_release_are_those_of_its_files(tmp_path):
    fixed = story(1, NOVEMBER, corrections=[Correction(text="It was Tuesday.")], revision=3)
    place = released(tmp_path, {"articles": [fixed, story(2)], "revisions": [story(1, NOVEMBER)]})
    rows = [row for part in released_keys(place) for row in part.to_pylist()]
    assert [(row["table"], row["revision"], row["corrections"]) for row in rows] == [
        ("articles", 3, 1),
        ("articles", 1, 0),
        ("revisions", 1, 0),
    ]
    assert len({row["row_hash"] for row in rows}) == 3
