"""The release stage: what it writes, what it refuses, and that a kill leaves nothing half done."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

from expectations.catalogue import context_files
from pipelines import release
from pipelines.files.manifest import read_manifest
from pipelines.files.tables import read_table
from pipelines.releasing import partitions, row_groups
from pipelines.releasing.soundness import faults
from schemas.article import Article
from schemas.errors import EmptyError, GateError
from schemas.parts import Correction, Image, Link, Provenance
from schemas.release import TABLES, Quarantined
from schemas.verdict import Check, Verdict
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import newsroom, story, write_validated, write_verdict

pytestmark = pytest.mark.slow  # whole stages and processes

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)
REFUSAL = Check(
    level="publisher",
    scope="tarn-gazette",
    expectation="share of rows in quarantine",
    severity="critical",
    success=False,
    expected="at most 10%",
    observed="60%",
)


def sums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under *folder*, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return released(tmp_path_factory.mktemp("checkout"))


def test_a_release_holds_the_files_of_the_layout(tmp_path):
    ids = {table: sorted(row.article_id for row in rows) for table, rows in newsroom().items()}
    assert list(sums(released(tmp_path))) == [
        ".zenodo.json",
        "CHANGES.md",
        "CITATION.cff",
        "README.md",
        "SHA256SUMS",
        "articles/period=2025-all/part-0000.parquet",
        "articles/period=2026-all/part-0000.parquet",
        "captures/crawl=20261102T060000Z/part-0000.parquet",
        "contract.odcs.yaml",
        "croissant.json",
        "data_dictionary.md",
        "datapackage.json",
        *(
            f"delta/{table}/{part}.parquet"
            for table in ("articles", "revisions", "tombstones")
            for part in ("added", "changed", "removed")
        ),
        *(f"expectations/{path}" for path in sorted(dict(context_files()))),
        "manifest.json",
        "publishers.parquet",
        "quarantine/period=2026-all/part-0000.parquet",
        *(f"report/articles/{one}.html" for one in ids["articles"]),
        "report/articles.html",
        "report/data/rows-000.js",
        "report/differences.html",
        "report/index.html",
        *(f"report/publishers/{one}.html" for one in ("harbour-courier", "tarn-gazette")),
        "report/publishers.html",
        *(f"report/quarantine/{one}-1.html" for one in ids["quarantine"]),
        "report/report.css",
        "report/report.js",
        "revisions/period=2026-all/part-0000.parquet",
        *(
            f"schema/{table}.{kind}.json"
            for table in sorted(TABLES)
            for kind in ("schema", "table")
        ),
        "schema_org.json",
        "statistics.json",
        "tombstones.parquet",
        "validation.json",
    ]


def test_a_release_counts_what_it_was_given(tmp_path):
    manifest = read_manifest(released(tmp_path))
    assert manifest.version.startswith("2026.11.1.dev+")
    assert manifest.previous is None
    assert manifest.rows == {
        "articles": 5,
        "captures": 8,
        "delta_articles": 0,
        "delta_revisions": 0,
        "delta_tombstones": 0,
        "publishers": 2,
        "quarantine": 1,
        "revisions": 1,
        "tombstones": 1,
    }
    assert manifest.states == {"article": 6, "quarantined": 1, "rejected": 1}
    assert manifest.reasons == {"language_pattern": 1, "redirect": 1}
    assert manifest.publishers == {"harbour-courier": 4, "tarn-gazette": 1}
    assert manifest.records == {"response": 7, "warcinfo": 1}
    assert manifest.inputs["20261102T060000Z/harbour-courier-00000"] == "ab" * 32


def test_sha256sum_accepts_the_checksums(tmp_path):
    place = released(tmp_path)
    subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=place, check=True)


def test_the_same_input_gives_the_same_bytes_with_one_worker_and_with_two(tmp_path):
    one = released(tmp_path / "one")
    write_validated(tmp_path / "two" / "data")
    release.run(tmp_path / "two", workers=2)
    assert sums(tmp_path / "two" / "data" / "release") == sums(one)


def test_rows_are_sorted_by_publisher_then_publication_whatever_their_order_before(tmp_path):
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (3, 1, 2)]
    rows = [story(number, day) for number, day in enumerate(days)]
    rows.append(story(3, days[0], publisher="a-first"))
    place = released(tmp_path, {"articles": rows})
    table = read_table(sorted(place.glob("articles/*/*.parquet")), Article)
    assert table["headline"].to_pylist() == [f"Ferry {number} returns" for number in (3, 1, 2, 0)]


def test_periods_without_news_keep_their_bytes(tmp_path):
    before = sums(released(tmp_path))
    rows = newsroom()
    rows["articles"].append(story(9, datetime(2026, 11, 9, tzinfo=UTC)))
    after = sums(released(tmp_path, rows))
    changed = {path for path in before if path.endswith(".parquet") and before[path] != after[path]}
    assert changed == {
        "articles/period=2026-all/part-0000.parquet",
        "captures/crawl=20261102T060000Z/part-0000.parquet",
        "publishers.parquet",
    }


def test_a_partition_of_many_rows_is_cut_into_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(partitions, "PART_ROWS", 2)
    for module in (partitions, row_groups):
        monkeypatch.setattr(module, "ROW_GROUP", 2)
    place = released(tmp_path, {"articles": [story(n, NOVEMBER) for n in range(5)]})
    parts = sorted((place / "articles" / "period=2026-all").iterdir())
    assert [(path.name, pq.read_metadata(path).num_rows) for path in parts] == [
        ("part-0000.parquet", 2),
        ("part-0001.parquet", 2),
        ("part-0002.parquet", 1),
    ]
    ledgers = sorted(place.rglob("captures/**/*.parquet"))
    assert [pq.read_metadata(path).num_rows for path in ledgers] == [2, 2, 2]


def test_withheld_text_is_in_no_table_while_its_counts_are(tmp_path):
    withheld = {"tdm_reserved": True, "text_withheld": "tdm_reservation"}
    words = {
        "dek": "Gulls came first.",
        "images": [Image(url="https://a.example/1.jpg", caption="A gull waits.")],
        "links": [Link(text="gulls of old", url="https://a.example/old")],
        "corrections": [Correction(text="It was a tern.")],
        "provenance": [Provenance(field="dek", method="meta", raw="Gulls came", confidence=0.9)],
    }
    article = story(1, NOVEMBER, rights=withheld).model_copy(update=words)
    rows = {
        "articles": [article.model_copy(update={"revision": 2})],
        "revisions": [article],
        "quarantine": [Quarantined(**article.model_dump(), reasons=["url_pattern"])],
    }
    place = released(tmp_path, rows)
    said = ("The harbour board said on Monday", "Gulls came", "A gull", "gulls of old", "a tern")
    for path in sorted(filter(Path.is_file, place.rglob("*"))):
        is_table = path.suffix == ".parquet"
        told = pq.ParquetFile(path).read().to_pylist() if is_table else path.read_text("utf-8")
        text = str(told)
        assert not [words for words in said if words in text], path
        if path.name.startswith("part-") and path.parts[-3] in rows:
            assert [(row["text"], row["body"], row["word_count"]) for row in told] == [("", [], 14)]


def test_a_refusal_gives_its_reasons_and_leaves_the_last_release(tmp_path):
    before = sums(released(tmp_path))
    write_verdict(tmp_path / "data", Verdict(success=False, checks=(REFUSAL,)))
    with pytest.raises(GateError) as refused:
        release.run(tmp_path, workers=1)
    assert str(refused.value).splitlines() == [
        "refused; the last release stands:",
        "tarn-gazette: share of rows in quarantine: expected at most 10%, found 60%",
    ]
    assert sums(tmp_path / "data" / "release") == before


def test_the_stage_prints_its_counts_and_a_refusal_line_by_line(tmp_path):
    write_validated(tmp_path / "data")
    done = stage_run(tmp_path)
    assert done.stdout.splitlines() == [
        "release: captures: article 6, quarantined 1, rejected 1",
        "release: not released: language_pattern 1, redirect 1",
        "release: rows: articles 5, captures 8, delta_articles 0, delta_revisions 0, "
        "delta_tombstones 0, publishers 2, quarantine 1, revisions 1, tombstones 1",
    ]
    write_verdict(tmp_path / "data", Verdict(success=False, checks=(REFUSAL,)))
    refused = stage_run(tmp_path)
    assert (refused.returncode, refused.stderr.splitlines()) == (
        1,
        [
            "release: refused; the last release stands:",
            "tarn-gazette: share of rows in quarantine: expected at most 10%, found 60%",
        ],
    )


@pytest.fixture(scope="module")
def following(tmp_path_factory):
    """A version after another, with rows in every delta."""
    root = tmp_path_factory.mktemp("following")
    version(root, newsroom() | {"revisions": [], "tombstones": []})
    rows = newsroom()
    return released(root, rows | {"articles": [*rows["articles"][1:], story(8)]})


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_released_row_is_valid_by_the_json_schema_of_its_table(table, following):
    schema = json.loads((following / f"schema/{table.name}.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    rows = read_table(sorted(following.glob(table.pattern)), table.row).to_pylist()
    assert rows
    for row in rows:
        told = json.loads(json.dumps(row, default=lambda value: value.isoformat()))
        assert [error.message for error in validator.iter_errors(told)] == []


def stage_run(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the stage as dvc.yaml does, in the checkout *root*."""
    return subprocess.run(
        [sys.executable, "-m", "pipelines.release", "--workers", "1"],
        cwd=root,
        env={"PYTHONPATH": str(Path(release.__file__).parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_rows_that_do_not_add_up_are_not_released(tmp_path):
    before = sums(released(tmp_path))
    rows = newsroom()
    rows["articles"].append(rows["articles"][0])
    write_validated(tmp_path / "data", rows)
    with pytest.raises(GateError, match="articles: 1 rows repeat the key article_id"):
        release.run(tmp_path, workers=1)
    assert sums(tmp_path / "data" / "release") == before


def test_nothing_validated_is_said_so(tmp_path):
    with pytest.raises(EmptyError, match=r"no verdict in .*validated yet: run `broadsheet build`"):
        release.run(tmp_path, workers=1)


def test_a_ledger_without_captures_gives_no_release(tmp_path):
    write_validated(tmp_path / "data", {})
    with pytest.raises(EmptyError, match="no capture in the ledger"):
        release.run(tmp_path, workers=1)
    assert not (tmp_path / "data" / "release").exists()


def test_captures_whose_receipt_is_missing_give_no_release(tmp_path):
    write_validated(tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "parsed")
    with pytest.raises(EmptyError, match="data/parsed/receipts: none for 20261102T060000Z/harbour"):
        release.run(tmp_path, workers=1)


def test_a_kill_between_the_two_moves_is_mended_even_if_the_next_build_is_refused(tmp_path):
    before = sums(released(tmp_path))
    data = tmp_path / "data"
    (data / "release").rename(data / ".release.last")
    write_verdict(data, Verdict(success=False, checks=(REFUSAL,)))
    with pytest.raises(GateError):
        release.run(tmp_path, workers=1)
    assert sums(data / "release") == before


@pytest.mark.slow
def test_a_build_killed_at_any_moment_and_run_again_gives_the_same_bytes(tmp_path):
    old = sums(released(tmp_path, {"articles": [story(1, NOVEMBER)]}))
    want = sums(released(tmp_path / "whole"))
    write_validated(tmp_path / "data")
    place = tmp_path / "data" / "release"
    chance = random.Random(2026)
    command = [sys.executable, "-m", "pipelines.release", "--workers", "1"]
    environment = {"PYTHONPATH": str(Path(release.__file__).parent.parent)}
    for _ in range(12):
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            process.wait(timeout=chance.uniform(0.3, 1.6))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if place.exists():
            assert sums(place) in (old, want)
            assert faults(place) == []
    release.run(tmp_path, workers=1)
    assert sums(place) == want
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [
        ".kept",
        "deduped",
        "parsed",
        "release",
        "validated",
    ]


def test_what_an_earlier_build_left_beside_the_place_is_not_released(tmp_path):
    want = sums(released(tmp_path / "whole"))
    write_validated(tmp_path / "data")
    left = tmp_path / "data" / ".release.next" / "articles" / "period=1999-all"
    left.mkdir(parents=True)
    shutil.copy(tmp_path / "whole/data/release/articles/period=2025-all/part-0000.parquet", left)
    release.run(tmp_path, workers=1)
    assert sums(tmp_path / "data" / "release") == want


def test_files_that_stay_the_same_are_not_written_again(tmp_path):
    place = released(tmp_path)
    before = {path: path.stat().st_ino for path in place.rglob("period=*/*.parquet")}
    release.run(tmp_path, workers=1)
    assert {path: path.stat().st_ino for path in place.rglob("period=*/*.parquet")} == before


def test_a_damaged_last_release_does_no_harm_to_the_next(tmp_path):
    place = released(tmp_path)
    before = sums(place)
    (place / "articles/period=2025-all/part-0000.parquet").write_bytes(b"damage")
    (place / "articles/period=2026-all/part-0000.parquet").unlink()
    release.run(tmp_path, workers=1)
    assert sums(place) == before


def test_a_release_without_a_sound_manifest_is_built_anew(tmp_path):
    place = released(tmp_path)
    before = sums(place)
    (place / "manifest.json").write_text("{")
    release.run(tmp_path, workers=1)
    assert sums(place) == before
