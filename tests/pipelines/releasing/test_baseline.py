"""Cutting a version moves the baseline forward, and the next delta is against it."""

import json
import shutil
from datetime import UTC, datetime

import pyarrow as pa
import pytest

from pipelines import release
from pipelines.describing.changes import OF_DELTA, changes_text
from pipelines.files.manifest import (
    CHECKSUMS,
    MANIFEST,
    VERDICT,
    counted,
    read_manifest,
    sha256_of,
)
from pipelines.files.tables import columns
from pipelines.gating import last_cut
from pipelines.releasing import baseline
from pipelines.releasing.baseline import cut, refuse_missing_step, refuse_refused
from pipelines.releasing.keys import released_keys
from pipelines.releasing.remembered import last_keys
from schemas.errors import EmptyError, GateError
from schemas.parts import Correction
from schemas.release import DELTAS
from schemas.verdict import Verdict
from tests.pipelines.applied import rows_now
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import PASSED, newsroom, story, write_validated

NOVEMBER = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)


def test_a_cut_remembers_version_keys_and_statistics(tmp_path):
    place = released(tmp_path)
    made = cut(place, tmp_path / "data" / "baseline")
    assert made.version == "2026.11.1"
    assert last_cut(tmp_path / "data" / "baseline") == made
    keys = pa.concat_tables(released_keys(place))
    assert (
        pa.concat_tables(last_keys(tmp_path / "data/baseline", table) for table in DELTAS) == keys
    )
    assert keys["table"].unique().to_pylist() == list(DELTAS)
    figures = json.loads((tmp_path / "data" / "baseline" / "statistics.json").read_text())
    assert figures["total"]["articles"] == 5


def test_before_the_first_cut_there_is_an_empty_baseline(tmp_path):
    assert (last_cut(tmp_path), len(last_keys(tmp_path, "articles"))) == (None, 0)


@pytest.mark.parametrize("name", ["release.json", "keys.parquet", "statistics.json"])
def test_half_a_baseline_is_no_first_version(tmp_path, name):
    place, remembered = released(tmp_path), tmp_path / "data" / "baseline"
    cut(place, remembered)
    (remembered / name).unlink()
    with pytest.raises(EmptyError, match=rf"{name}: missing: take data/baseline back from git"):
        release.run(tmp_path, workers=1)


def test_a_build_is_on_the_way_to_a_version_and_named_by_what_it_holds(tmp_path):
    first = read_manifest(released(tmp_path))
    other = read_manifest(released(tmp_path, {"articles": [story(1)]}))
    again = read_manifest(released(tmp_path))
    assert first.version.startswith("2026.11.1.dev+")
    assert other.version != first.version == again.version


def test_after_a_cut_the_same_data_is_that_version(tmp_path):
    built = read_manifest(released(tmp_path))
    place = version(tmp_path / "cut")
    manifest = read_manifest(place)
    assert (manifest.version, manifest.previous) == ("2026.11.1", None)
    assert {one.path: one.sha256 for one in manifest.files if one.table} == {
        one.path: one.sha256 for one in built.files if one.table
    }
    before = sha256_of(place / MANIFEST)
    release.run(tmp_path / "cut", workers=1)
    assert sha256_of(place / MANIFEST) == before


def test_a_second_version_is_built_again_from_the_commit_that_cut_it(tmp_path):
    version(tmp_path)
    place = version(tmp_path, {"articles": [*newsroom()["articles"], story(8, NOVEMBER)]})
    manifest = read_manifest(place)
    assert (manifest.version, manifest.previous) == ("2026.11.2", "2026.11.1")
    assert manifest.rows["delta_articles"] == 1
    before = (place / CHECKSUMS).read_bytes()
    shutil.rmtree(place)
    release.run(tmp_path, workers=1)
    assert (place / CHECKSUMS).read_bytes() == before


def test_after_a_cut_other_code_is_on_the_way_to_the_next_with_an_empty_delta(
    tmp_path, monkeypatch
):
    place = version(tmp_path)
    monkeypatch.setattr(baseline, "code_fingerprint", lambda: "other")
    manifest = release.run(tmp_path, workers=1)
    assert manifest.version.startswith("2026.11.2.dev+")
    assert manifest.previous == "2026.11.1"
    assert [manifest.rows[table.name] for table in DELTAS.values()] == [0, 0, 0]
    assert (place / "CHANGES.md").read_text() == (
        f"# Changes in {manifest.version}\n\nSchema 2.0, against 2026.11.1.\n\n"
        "Nothing differs in articles, revisions, tombstones.\n"
    )


@pytest.mark.parametrize(
    ("before", "now", "schema", "told"),
    [
        ({"a.x": "int32"}, {}, "2.1", r"must be 3\.0 or later.*\na\.x: removed"),
        ({"a.x": "int32"}, {"a.x": "int64"}, "2.1", r"\na\.x: int32, now int64"),
        (
            {"a.x": "int32, never null"},
            {"a.x": "int32"},
            "2.1",
            "int32, never null, now int32",
        ),
        ({}, {"a.x": "int32"}, "2.0", r"must be 2\.1 or later.*\na\.x: added: int32"),
    ],
)
def test_a_change_of_columns_needs_its_step_of_the_schema(before, now, schema, told, tmp_path):
    version(tmp_path)
    last = last_cut(tmp_path / "data/baseline").model_copy(update={"columns": before})
    with pytest.raises(GateError, match=told):
        refuse_missing_step(last, now, schema)
    refuse_missing_step(last, now, "3.0")


def test_the_next_version_tells_every_change(tmp_path):
    place = version(tmp_path)
    rows = newsroom()
    rows["articles"] = [
        rows["articles"][1],
        story(1, NOVEMBER, headline="Ferry 1 is *sold* <now>", revision=2),
        story(3, NOVEMBER, corrections=[Correction(text="One."), Correction(text="Two.")]),
        story(8, NOVEMBER),
    ]
    manifest = read_manifest(released(tmp_path, rows))
    delta = rows_now(place, "articles")
    found = [(row["now"] and row["now"]["headline"], row["change"]) for row in delta]
    assert found == [
        ("Ferry 8 returns", "added"),
        ("Ferry 3 returns", "corrected"),
        ("Ferry 1 is *sold* <now>", "updated"),
        (None, "removed"),
        (None, "removed"),
    ]
    text = (place / "CHANGES.md").read_text()
    rows = columns(place, "delta_articles", OF_DELTA)
    headlines = pa.array([row["now"] and row["now"]["headline"] for row in delta])
    told = rows.append_column("headline", headlines)
    assert text == changes_text(manifest, {"articles": counted(rows["change"])}, told)
    assert "- harbour\\-courier: Ferry 1 is \\*sold\\* &lt;now&gt; (`revision`, " in text


def test_a_cut_killed_between_its_two_moves_loses_no_version(tmp_path):
    place = released(tmp_path)
    remembered = tmp_path / "data" / "baseline"
    cut(place, remembered)
    remembered.rename(remembered.with_name(".baseline.last"))
    assert release.run(tmp_path, workers=1).version == "2026.11.1"


def test_a_version_is_cut_once(tmp_path):
    place = version(tmp_path)
    with pytest.raises(GateError, match=r"2026\.11\.1 is already cut"):
        cut(place, tmp_path / "data" / "baseline")


def test_a_release_that_is_not_sound_is_not_cut(tmp_path):
    place = released(tmp_path)
    (place / "README.md").write_text("")
    with pytest.raises(GateError, match="not sound, so not cut"):
        cut(place, tmp_path / "data" / "baseline")
    assert not (tmp_path / "data" / "baseline").exists()


def test_the_month_of_a_version_is_that_of_its_newest_capture_not_of_the_clock(tmp_path):
    old = datetime(2019, 3, 1, tzinfo=UTC)
    write_validated(tmp_path / "data", {"articles": [story(1, fetched_at=old)]})
    assert release.run(tmp_path, workers=1).version.startswith("2019.03.1.dev+")


def test_a_release_that_its_own_verdict_refuses_is_not_cut(tmp_path):
    place = released(tmp_path)
    refused = Verdict(success=False, checks=(PASSED.model_copy(update={"success": False}),))
    (place / VERDICT).write_text(refused.model_dump_json())
    with pytest.raises(GateError, match="refused by its own verdict:\nrelease: unique of article"):
        refuse_refused(place)


def test_profiles_of_another_build_are_not_cut(tmp_path):
    place = released(tmp_path)
    shutil.rmtree(tmp_path / "data/deduped")
    with pytest.raises(GateError, match="of another build than"):
        cut(place, tmp_path / "data" / "baseline")
