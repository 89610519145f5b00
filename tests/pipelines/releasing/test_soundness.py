"""Verify finds whatever differs between a release and its manifest, and crashes on nothing."""

import shutil
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.files.manifest import (
    CHECKSUMS,
    MANIFEST,
    checksums,
    entry_of,
    manifest_text,
    read_manifest,
)
from pipelines.files.row_hash import row_hash
from pipelines.files.tables import write_table
from pipelines.releasing.recounted import publisher_faults, sums_together
from pipelines.releasing.soundness import faults, faults_of_file
from schemas.errors import BroadsheetError, EmptyError, GateError
from schemas.publishers import PublisherRow
from tests.cases import folder
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

EARLY = "articles/period=2025-all/part-0000.parquet"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    return released(tmp_path_factory.mktemp("checkout"))


@pytest.fixture
def place(sound, tmp_path):
    return shutil.copytree(sound, tmp_path / "release")


def resigned(place, path):
    """Let the manifest and the checksums agree with the file *path* as it is now."""
    manifest = read_manifest(place)
    files = tuple(
        entry.model_copy(
            update={"bytes": (now := entry_of(place, path)).bytes, "sha256": now.sha256}
        )
        if entry.path == path
        else entry
        for entry in manifest.files
    )
    (place / MANIFEST).write_text(manifest_text(manifest.model_copy(update={"files": files})))
    (place / CHECKSUMS).write_text(checksums([*files, entry_of(place, MANIFEST)]))


def test_a_release_as_it_was_made_has_no_faults(sound):
    assert faults(sound) == []


def test_a_changed_byte_is_found(place):
    data = bytearray((place / EARLY).read_bytes())
    data[100] ^= 1
    (place / EARLY).write_bytes(data)
    assert faults(place) == [f"{EARLY}: its SHA-256 is not the manifest's"]


def test_a_missing_file_is_found(place):
    (place / "README.md").unlink()
    assert faults(place) == ["README.md: missing"]


def test_a_cut_off_file_is_found(place):
    data = (place / EARLY).read_bytes()
    (place / EARLY).write_bytes(data[:1000])
    assert faults(place) == [f"{EARLY}: 1000 bytes, the manifest says {len(data)}"]


def test_a_file_too_many_is_found(place):
    (place / "articles" / "extra.parquet").write_bytes(b"")
    assert faults(place) == ["articles/extra.parquet: not in the manifest"]


def test_changed_checksums_are_found(place):
    (place / CHECKSUMS).write_text("")
    assert faults(place) == [f"{CHECKSUMS}: differs from the manifest and its checksum"]


def test_changed_rows_are_found_even_when_every_checksum_agrees(place):
    rows = pq.ParquetFile(place / EARLY).read()
    at = rows.schema.get_field_index("headline")
    field = rows.schema.field(at)
    pq.write_table(rows.set_column(at, field, pa.array(["Forged"], pa.string())), place / EARLY)
    resigned(place, EARLY)
    assert faults(place) == [f"{EARLY}: the hash of its rows is not the manifest's"]


def test_rows_too_many_are_found(place):
    rows = pq.ParquetFile(place / EARLY).read()
    pq.write_table(pa.concat_tables([rows, rows]), place / EARLY)
    resigned(place, EARLY)
    assert faults(place) == [f"{EARLY}: 2 rows, the manifest says 1"]


def test_a_file_in_the_folder_of_another_period_is_found(place):
    rows = pq.ParquetFile(place / EARLY).read()
    at = rows.schema.get_field_index("month")
    other = rows.set_column(at, rows.schema.field(at), pa.array(["2026-01"]))
    pq.write_table(other, place / EARLY)
    entry = entry_of(place, EARLY, table="articles", rows=1, content=row_hash(other))
    assert faults_of_file(place, entry) == [f"{EARLY}: holds rows of 2026-01 to 2026-01"]


def test_counts_that_the_files_do_not_bear_out_are_found(place):
    manifest = read_manifest(place).model_copy(update={"states": {"article": 9}})
    (place / MANIFEST).write_text(manifest_text(manifest))
    (place / CHECKSUMS).write_text(checksums([*manifest.files, entry_of(place, MANIFEST)]))
    assert faults(place) == [
        "manifest.json: states: says {'article': 9}, "
        "the files hold {'article': 6, 'quarantined': 1, 'rejected': 1}",
        "captures: 9 of state article, articles and revisions hold 6",
        "captures: 0 of state quarantined, quarantine hold 1",
    ]


FIGURES = [
    ("statistics.json", '"text": 0.8', '"text": 1.0'),
    ("README.md", "| tdm\\_reservation | 1 |", "| tdm\\_reservation | 0 |"),
    ("report/index.html", "<b>1</b>quarantined", "<b>0</b>quarantined"),
    ("CHANGES.md", "holds no row", "holds a row"),
]


@pytest.mark.parametrize(("path", "true", "false"), FIGURES)
def test_a_figure_that_is_not_that_of_the_files_is_found(path, true, false, place):
    text = (place / path).read_text()
    assert text.count(true) >= 1
    (place / path).write_text(text.replace(true, false))
    resigned(place, path)
    assert faults(place) == [f"{path}: says other than the files: written again, it differs"]


def test_a_publisher_that_is_not_in_the_table_of_publishers_is_found(place):
    rows = pq.ParquetFile(place / "publishers.parquet").read()
    manifest = read_manifest(place)
    sums = sums_together(place, manifest.files, map)
    write_table(rows.slice(1), place / "publishers.parquet", PublisherRow)
    assert [*publisher_faults(place, sums)] == [
        "publishers.parquet: harbour-courier: its numbers are not those of the files"
    ]


def test_a_release_of_an_earlier_schema_is_checked_without_the_tables_it_had_not(place):
    manifest = read_manifest(place)
    files = tuple(one for one in manifest.files if one.table != "publishers")
    (place / "publishers.parquet").unlink()
    rows = {name: count for name, count in manifest.rows.items() if name != "publishers"}
    older = manifest.model_copy(update={"files": files, "rows": rows, "schema_version": "1.2"})
    for told, wrong in (
        (older, []),
        (
            older.model_copy(update={"schema_version": manifest.schema_version}),
            ["manifest.json: names no table publishers"],
        ),
    ):
        (place / MANIFEST).write_text(manifest_text(told))
        (place / CHECKSUMS).write_text(checksums([*files, entry_of(place, MANIFEST)]))
        assert faults(place) == wrong


@pytest.mark.parametrize("path", ["statistics.json", "validation.json"])
def test_statistics_or_a_verdict_that_are_none_are_a_fault_and_no_crash(path, place):
    (place / path).write_text("[]")
    resigned(place, path)
    (fault,) = faults(place)
    assert fault.startswith("statistics.json, validation.json: cannot be read: 1 validation error")


def test_of_a_release_that_other_code_made_the_statistics_are_counted_again(place):
    manifest = read_manifest(place).model_copy(update={"code": "ab" * 32})
    (place / MANIFEST).write_text(manifest_text(manifest))
    (place / "README.md").write_text("In other words.")
    resigned(place, "README.md")
    assert faults(place) == []
    text = (place / "statistics.json").read_text()
    (place / "statistics.json").write_text(text.replace('"text": 0.8', '"text": 1.0'))
    resigned(place, "statistics.json")
    assert faults(place) == ["statistics.json: its figures are not those of the files"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            {"articles": [story(1, cluster_id="ab" * 16)]},
            "articles: cluster_id: 1 rows name an article that is in no table",
        ),
        (
            {"articles": [story(1)], "revisions": [story(2)]},
            "revisions: article_id: 1 rows name an article that is in no table",
        ),
    ],
)
def test_rows_that_name_an_article_that_is_nowhere_are_not_released(rows, fault, tmp_path):
    with pytest.raises(GateError, match=fault):
        released(tmp_path, rows)


def test_a_manifest_that_leaves_its_folder_is_found(place):
    manifest = read_manifest(place)
    stray = manifest.files[0].model_copy(update={"path": "../secret"})
    manifest = manifest.model_copy(update={"files": (*manifest.files, stray)})
    (place / MANIFEST).write_text(manifest_text(manifest))
    assert "../secret: leaves the release" in faults(place)


def test_a_folder_without_a_manifest_is_no_release(tmp_path):
    with pytest.raises(EmptyError, match=r"no release in .* yet: run `broadsheet build`"):
        faults(tmp_path)
    (tmp_path / "notes.txt").touch()
    with pytest.raises(EmptyError, match=r"notes\.txt: a file, not the folder of a release"):
        faults(tmp_path / "notes.txt")
    with pytest.raises(EmptyError, match="not a release: it has no manifest"):
        faults(tmp_path)


def test_a_manifest_that_is_none_is_one_clear_line(place):
    (place / MANIFEST).write_text("{}")
    with pytest.raises(BroadsheetError, match=r"manifest\.json: damaged, or of another version: "):
        faults(place)


CORRUPT = (
    "ARROW-GH-41317",
    "ARROW-GH-41321",
    "ARROW-GH-43605",
    "ARROW-GH-45185",
    "ARROW-GH-47662",
    "ARROW-RS-GH-6229-DICTHEADER",
    "ARROW-RS-GH-6229-LEVELS",
    "PARQUET-1481",
)


@pytest.mark.hostile
@pytest.mark.parametrize("name", CORRUPT)
def test_a_corrupt_parquet_file_is_a_fault_and_no_crash(name, place):
    shutil.copy(folder("BROADSHEET_CASES") / "parquet-bad" / f"{name}.parquet", place / EARLY)
    resigned(place, EARLY)
    code = (
        "import sys, pathlib; from pipelines.releasing import faults; "
        "print(*faults(pathlib.Path(sys.argv[1])))"
    )
    child = subprocess.run(
        [sys.executable, "-c", code, str(place)], check=True, capture_output=True, timeout=60
    )
    assert child.stdout.decode().startswith(f"{EARLY}: ")
