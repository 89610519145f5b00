"""A version made from the one before and its delta, in files that readers load as a release's."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipelines.cli import main
from pipelines.files import TableError, columns, rows_of, sha256_of, write_table
from pipelines.files.manifest import read_manifest
from pipelines.released.application import apply, read_by_delta, read_of_delta
from pipelines.releasing import write_edition
from pipelines.releasing.naming import place_faults
from schemas.errors import Exit, GateError
from schemas.parts import Correction
from schemas.release import DELTAS, TABLES, DeltaRow, Edition
from tests.pipelines.applied import rows_in
from tests.pipelines.sample_release import version
from tests.pipelines.validated import newsroom, story

OCTOBER = datetime(2026, 10, 2, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two releases, of which the second's delta is against the first."""
    root = tmp_path_factory.mktemp("versions")
    version(root)
    first = root / "first"
    shutil.copytree(root / "data/release", first)
    rows = newsroom()
    revised = story(1, NOVEMBER, revision=2, corrections=[Correction(text="It was Tuesday.")])
    stone = rows["tombstones"][0].model_copy(update={"article_id": rows["articles"][4].article_id})
    rows |= {
        "articles": [revised, *rows["articles"][1:4], story(8, OCTOBER)],
        "revisions": [*rows["revisions"], story(1, rows["articles"][0].published_at)],
        "tombstones": [*rows["tombstones"], stone],
    }
    return first, version(root, rows)


def test_what_comes_out_is_the_version_row_by_row(versions, tmp_path, capsys):
    old, new = versions
    out = tmp_path / "made"
    assert main(["apply", str(old), str(new), str(out)]) == Exit.OK
    assert capsys.readouterr().out == (
        f"{out}: 5 articles, 2 revisions, 2 tombstones: as the manifest says\n"
    )
    for table in DELTAS:
        assert rows_in(out, table) == rows_in(new, table)
    loaded = pd.read_parquet(out / "articles").set_index("headline")
    assert set(loaded["month"]) == {"2026-10", "2026-11"}
    made, given = (files_in(place) for place in (out, new))
    assert made.items() >= {"tombstones.parquet": given["tombstones.parquet"]}.items()
    assert sorted(made) == sorted(given)


def files_in(place: Path) -> dict[str, str]:
    """Return the SHA-256 of the files of the tables of which there is a delta."""
    return {
        path.relative_to(place).as_posix(): sha256_of(path)
        for table in DELTAS
        for path in (place / TABLES[table].name).parent.glob(TABLES[table].pattern)
    }


def test_an_edition_is_made_from_the_same_edition_of_the_version_before(versions, tmp_path, capsys):
    parts = Edition(columns="metadata", bylines="hashed")
    places = [tmp_path / f"metadata-{place.name}" for place in versions]
    for release, place in zip(versions, places, strict=True):
        write_edition(release, place, parts, b"a secret of the harbour")
    out = tmp_path / "made"
    assert apply(*places, out) == {"articles": 5, "revisions": 2, "tombstones": 2}
    names = ("article_id", "authors")
    made, given = (columns(place, "articles", names) for place in (out, places[1]))
    assert made.sort_by("article_id").equals(given.sort_by("article_id"))
    assert main(["diff", *map(str, places)]) == Exit.OK
    assert (
        "returns (`revision`, `published_at`, `published_day`, `month`)" in capsys.readouterr().out
    )
    mixed = [str(path) for path in (versions[0], places[1], tmp_path / "mixed")]
    assert main(["apply", *mixed]) == Exit.REFUSED
    assert capsys.readouterr().err == (
        f"broadsheet apply: {places[1]}: edition metadata, bylines hashed, 2026.11.1 is full: "
        "both must be the same\n"
    )


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_is_made_within_a_release(place, versions, capsys):
    out = versions[place] / "made"
    assert main(["apply", *map(str, versions), str(out)]) == Exit.USAGE
    assert f"{out}: lies in {versions[place]}: name a folder outside" in capsys.readouterr().err
    assert not out.exists()


def test_what_was_made_is_told_as_json_too(versions, tmp_path, capsys):
    out = tmp_path / "made"
    assert main(["apply", *map(str, versions), str(out), "--json"]) == Exit.OK
    rows = {"articles": 5, "revisions": 2, "tombstones": 2}
    assert json.loads(capsys.readouterr().out) == {"out": str(out), "rows": rows}


def test_of_the_version_no_more_than_its_delta_and_the_files_that_it_names_are_read(
    versions, tmp_path
):
    old, new = versions
    manifest = read_manifest(new)
    named = read_by_delta(manifest, new)
    for path in ("manifest.json", *(one.path for one in [*read_of_delta(manifest), *named])):
        (tmp_path / "delta" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(new / path, tmp_path / "delta" / path)
    made = apply(old, tmp_path / "delta", tmp_path / "made")
    assert made == {"articles": 5, "revisions": 2, "tombstones": 2}
    assert {one.table for one in named} == set(DELTAS)
    (tmp_path / "delta" / named[0].path).unlink()
    with pytest.raises(TableError, match=f"delta/{named[0].path}: cannot be read"):
        apply(old, tmp_path / "delta", tmp_path / "again")


def test_a_delta_that_names_a_file_without_its_rows_is_not_sound(versions, tmp_path):
    """And one that names a file that is none of the release is not applied."""
    old, new = versions
    place = tmp_path / "new"
    shutil.copytree(new, place)
    manifest, path = read_manifest(place), place / "delta/articles/added.parquet"
    rows = rows_of(path)
    (stands,) = rows["file"].to_pylist()
    away = f"../{place.name}/{stands}"
    write_table(rows.set_column(7, rows.schema.field("file"), pa.array([away])), path, DeltaRow)
    assert list(place_faults(new, manifest)) == []
    assert list(place_faults(place, manifest)) == [
        "delta_articles: 1 rows name a file in which they do not stand"
    ]
    with pytest.raises(GateError, match=f"{away}: the delta names it, the manifest does not"):
        apply(old, place, tmp_path / "made")
    told = (place / "manifest.json").read_text(encoding="utf-8")
    (place / "manifest.json").write_text(told.replace(f'"{stands}"', f'"{away}"'), encoding="utf-8")
    with pytest.raises(GateError, match=f"{away}: leaves the release"):
        apply(old, place, tmp_path / "made")


def test_a_version_that_is_not_the_one_before_is_refused(versions, tmp_path, capsys):
    old, new = versions
    assert main(["apply", str(new), str(new), str(tmp_path / "made")]) == Exit.REFUSED
    assert capsys.readouterr().err == (
        f"broadsheet apply: {new}: the delta of 2026.11.2 is against 2026.11.1, not 2026.11.2\n"
    )
    assert main(["apply", str(old), str(old), str(tmp_path / "made")]) == Exit.REFUSED
    assert "2026.11.1 is against nothing, not 2026.11.1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_version_before_that_is_not_whole_gives_nothing(versions, tmp_path, capsys):
    old, new = versions
    place = tmp_path / "old"
    shutil.copytree(old, place)
    (place / "articles/period=2026-all/part-0000.parquet").unlink()
    assert main(["apply", str(place), str(new), str(tmp_path / "made")]) == Exit.REFUSED
    assert capsys.readouterr().err == (
        f"broadsheet apply: {place}: articles: come to 2 rows, the manifest of 2026.11.2 says 5 "
        "others: is it whole?\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_what_is_there_already_is_not_replaced(versions, tmp_path, capsys):
    assert main(["apply", *map(str, versions), str(tmp_path)]) == Exit.USAGE
    assert capsys.readouterr().err.endswith("is there already: name a folder that is not\n")


def test_the_hash_of_a_table_s_rows_is_that_of_its_files_whatever_their_order(versions):
    contents = [read_manifest(place).contents for place in versions]
    assert [list(one) for one in contents] == [list(DELTAS)] * 2
    assert all(contents[0][table] != contents[1][table] for table in DELTAS)
