"""Editions: whole releases of their own, without text or without names."""

import json
import shutil
from datetime import UTC, datetime
from typing import Annotated

import pyarrow.parquet as pq
import pytest

from pipelines.cli import main
from pipelines.files.manifest import read_manifest
from pipelines.releasing.edition_rows import hashed_name, rows_in
from pipelines.releasing.soundness import faults
from schemas.article import Article
from schemas.columns import Column, Record, columns_of, table_of
from schemas.edition import tables_in
from schemas.parts import Author, Provenance
from schemas.release import TABLES, Edition
from tests.pipelines.sample_release import version
from tests.pipelines.validated import newsroom, story

SALT = "a salt that nobody knows"
NAME = "Ada Quay"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    rows = newsroom()
    rows["articles"][0] = story(
        1,
        datetime(2026, 10, 30, 9, 30, tzinfo=UTC),
        byline=f"By {NAME}",
        authors=[Author(name=NAME, kind="person", url="https://a.example/ada-quay")],
        provenance=[
            Provenance(field="authors", method="json_ld", raw=NAME, confidence=0.9),
            Provenance(field="headline", method="json_ld", raw="Ferry", confidence=0.9),
        ],
    )
    return version(tmp_path_factory.mktemp("checkout"), rows)


@pytest.fixture(scope="module")
def edition(whole, tmp_path_factory):
    """Give the folder of an edition, made by the command; each is made once for a salt."""
    places, root = {}, tmp_path_factory.mktemp("editions")

    def made(*words, salt=SALT):
        out = root / str(len(places))
        if (words, salt) not in places:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("BROADSHEET_SALT", salt)
                assert main(["edition", words[0], str(out), "--from", str(whole), *words[1:]]) == 0
            places[words, salt] = out
        return places[words, salt]

    return made


def rows_of(place, table="articles"):
    return [
        row
        for path in sorted(place.glob(TABLES[table].pattern))
        for row in pq.read_table(path).to_pylist()
    ]


def text_columns(record, path=""):
    """Yield the columns of a record that are text, to any depth."""
    for field in columns_of(record):
        if field.column.text:
            yield f"{path}{field.name}"
        elif field.record:
            yield from text_columns(field.record, f"{path}{field.name}.")


def holds(place, word):
    """Return where a folder holds a word: files, and values of Parquet columns."""
    found = [
        path.name
        for path in place.rglob("*")
        if path.is_file() and path.suffix != ".parquet" and word in path.read_text()
    ]
    for path in place.rglob("*.parquet"):
        for name, values in pq.read_table(path).to_pydict().items():
            if word in str(values):
                found.append(name)
    return sorted(set(found))


def test_metadata_has_no_column_that_is_text_in_any_table_and_all_others(whole, edition):
    place = edition("metadata")
    assert list(text_columns(TABLES["articles"].row)) == [
        "dek",
        "body",
        "text",
        "images.caption",
        "links.text",
        "corrections",
        "provenance.raw",
    ]
    assert holds(whole, "sound") != []
    assert holds(place, "sound") == []
    for table in tables_in(Edition(columns="metadata")).values():
        assert list(text_columns(table.row)) == []
    (before, *_), (now, *_) = rows_of(whole), rows_of(place)
    assert before.keys() - now.keys() == {"dek", "body", "text", "corrections"}
    same = now.keys() - {"images", "links", "provenance"}
    assert {name: now[name] for name in same} == {name: before[name] for name in same}
    assert now["images"] == [{"url": before["images"][0]["url"], "credit": None}]


def test_what_an_edition_is_and_whether_it_is_sound_is_told_as_json_too(whole, tmp_path, capsys):
    place, version = tmp_path / "out", read_manifest(whole).version
    asked = ["edition", "metadata", str(place), "--from", str(whole), "--json"]
    assert main(asked) == 0
    files = len(read_manifest(place).files)
    facts = {"out": str(place), "version": version, "edition": "metadata", "files": files}
    assert json.loads(capsys.readouterr().out) == facts
    (place / "CHANGES.md").write_text("# Other\n")
    assert main(["verify", str(place), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["place"], told["sound"]) == (str(place), False)
    assert any("CHANGES.md" in fault for fault in told["faults"])


@pytest.mark.parametrize(
    "words",
    [("metadata",), ("metadata", "--bylines", "hashed"), ("full", "--bylines", "none")],
    ids=" ".join,
)
def test_an_edition_is_a_sound_release_that_says_what_it_is(words, whole, edition, capsys):
    place = edition(*words)
    assert faults(place) == []
    assert main(["verify", str(place)]) == 0
    manifest, of = read_manifest(place), read_manifest(whole)
    told = capsys.readouterr().out
    assert f"version {of.version}, edition {manifest.edition.name}, is sound" in told
    bylines = words[2] if len(words) > 1 else "names"
    assert manifest.edition == Edition(columns=words[0], bylines=bylines)
    assert (manifest.version, manifest.rows) == (of.version, of.rows)
    assert f"Edition: {manifest.edition.name}." in (place / "README.md").read_text()
    assert not (place / "expectations").exists()
    schema = json.loads((place / "schema/articles.schema.json").read_text())
    assert [*schema["properties"]][:-1] == pq.read_schema(next(place.glob("articles/*/*"))).names


def test_hashed_bylines_are_the_same_for_a_name_and_tell_it_nowhere(whole, edition):
    assert {"authors", "byline", "provenance"} <= set(holds(whole, NAME))
    place = edition("full", "--bylines", "hashed")
    assert (holds(place, NAME), holds(place, "ada-quay"), holds(place, SALT)) == ([], [], [])
    rows = rows_of(place)
    known = hashed_name(NAME, SALT.encode())
    assert [row["authors"] for row in rows] == [[{"name": known, "kind": "person"}]] * 5
    (first,) = [row for row in rows if row["headline"] == "Ferry 1 returns"]
    evidence = {one["field"]: one["raw"] for one in first["provenance"]}
    assert evidence == {"authors": None, "headline": "Ferry"}
    assert rows[0].keys().isdisjoint({"byline", "content_hash"})


def test_without_bylines_no_column_tells_them(edition):
    place = edition("full", "--bylines", "none")
    assert (holds(place, NAME), holds(place, "ada-quay")) == ([], [])
    assert all(
        row.keys().isdisjoint({"authors", "byline", "content_hash"}) for row in rows_of(place)
    )
    assert rows_of(place)[0]["text"].startswith("Ferry")


def test_rows_within_rows_lose_their_names_and_texts_too():
    class Wrapped(Record):
        """A row that may hold an article."""

        row: Annotated[Article | None, Column("The article")] = None
        rows: Annotated[list[Article], Column("More of them")] = []

    first = story(1, byline=NAME, provenance=[evidence("byline"), evidence("headline")])
    table = table_of([Wrapped(), Wrapped(row=first, rows=[first, story(2)])], Wrapped)
    known = {"name": hashed_name(NAME, b"salt"), "kind": "person"}
    hashed = rows_in(table, Wrapped, Edition(bylines="hashed"), b"salt").to_pylist()
    assert (hashed[0], NAME in str(hashed)) == ({"row": None, "rows": []}, False)
    assert [one["authors"] for one in (hashed[1]["row"], *hashed[1]["rows"])] == [[known]] * 3
    assert [one["raw"] for one in hashed[1]["row"]["provenance"]] == [None, NAME[::-1]]
    plain = rows_in(table, Wrapped, Edition(columns="metadata"), b"").to_pylist()
    assert [one["headline"] for one in plain[1]["rows"]] == ["Ferry 1 returns", "Ferry 2 returns"]
    assert "sound" not in str(plain)


def evidence(field):
    raw = NAME if field == "byline" else NAME[::-1]
    return Provenance(field=field, method="json_ld", raw=raw, confidence=0.9)


def test_the_same_salt_gives_the_same_bytes_and_another_gives_others(edition, tmp_path):
    (tmp_path / "salt").write_text(f"{SALT}\n")
    words = ("metadata", "--bylines", "hashed")
    places = [
        edition(*words),
        edition(*words, "--salt", str(tmp_path / "salt"), salt=""),
        edition(*words, salt=SALT[::-1]),
    ]
    sums = [(place / "SHA256SUMS").read_bytes() for place in places]
    assert (sums[0] == sums[1], sums[0] == sums[2]) == (True, False)


@pytest.mark.parametrize(
    ("salt", "words", "fault"),
    [
        ("", ("--bylines", "hashed"), "BROADSHEET_SALT: 0 bytes, must be 16 or more"),
        ("short", ("--bylines", "hashed"), "BROADSHEET_SALT: 5 bytes, must be 16 or more"),
        (SALT, ("--bylines", "hashed", "--salt", "/none"), "/none: cannot be read"),
        (SALT, (), "is the edition full itself: nothing to make"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_line(
    salt, words, fault, whole, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("BROADSHEET_SALT", salt)
    out = tmp_path / "out"
    assert main(["edition", "full", str(out), "--from", str(whole), *words]) == 2
    error = capsys.readouterr().err
    assert fault in error
    assert error.count("\n") == 1
    assert not out.exists()


def test_no_other_folder_is_written_over(whole, edition, tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    places = (tmp_path / "mine", whole, whole / "inner", whole.parent)
    for place in places:
        assert main(["edition", "metadata", str(place), "--from", str(whole)]) == 2
    assert (tmp_path / "mine/notes.txt").read_text() == "mine"
    assert faults(whole) == []


def test_no_edition_is_made_of_an_edition_nor_of_a_damaged_release(
    whole, edition, tmp_path, capsys
):
    place = edition("metadata")
    assert main(["edition", "metadata", str(tmp_path / "x"), "--from", str(place)]) == 2
    damaged = shutil.copytree(whole, tmp_path / "damaged")
    next(damaged.glob("articles/*/*")).write_bytes(b"PAR1")
    assert main(["edition", "metadata", str(tmp_path / "y"), "--from", str(damaged)]) == 1
    assert "not sound, so no edition is made of it" in capsys.readouterr().err
    assert not (tmp_path / "y").exists()
