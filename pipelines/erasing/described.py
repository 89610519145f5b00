"""The tables of a rewritten release -> all that describes and counts them, written again."""

from pathlib import Path

import pyarrow as pa

from pipelines.counting import publisher_rows
from pipelines.files import (
    CHECKSUMS,
    MANIFEST,
    PUBLISHED,
    STATISTICS,
    VERDICT,
    Order,
    checksums,
    entry_of,
    manifest_text,
    row_hash,
    rows_by_table,
    rows_of,
    schema_of,
    verdict_of,
    write_parts,
)
from pipelines.releasing import (
    articles_by_publisher,
    contents_by_table,
    descriptors,
    sums_together,
)
from schemas.article import SCHEMA_VERSION, Article
from schemas.columns import columns_of, table_of
from schemas.errors import GateError
from schemas.publishers import Declared, PublisherRow
from schemas.release import TABLES, Entry, Manifest

OF_FIGURES = ("CHANGES.md", "README.md", "report/index.html", STATISTICS, VERDICT)
OF_SUMS = ("croissant.json", "datapackage.json")  # descriptors that name files by their sums


def describe(to: Path, manifest: Manifest) -> None:
    """Write all that follows from the tables in *to*: figures, texts, the manifest, the sums.

    What tells the columns of an earlier schema stays, but for the sums of files that it names.
    """
    before = {entry.path: entry.sha256 for entry in manifest.files}
    sums = sums_together(to, [entry for entry in manifest.files if entry.table], map)
    path = TABLES["publishers"].pattern
    said = rows_of(to / path)
    names = list(Declared.model_fields)
    declared = {one["publisher"]: Declared(**one) for one in said.select(names).to_pylist()}
    rows = table_of(publisher_rows(sums, declared), PublisherRow)
    if not rows.equals(said):
        write(rows, said.schema, "publishers", to / path)
    tables = tuple(entry_again(to, entry) for entry in manifest.files if entry.table)
    of_tables = manifest.model_copy(
        update={
            "states": sums.of("states"),
            "reasons": sums.of("not articles"),
            "publishers": articles_by_publisher(sums),
            "contents": contents_by_table(sums),
            "rows": rows_by_table(tables),
            "files": tables,
        }
    )
    is_current = manifest.schema_version == SCHEMA_VERSION
    for name, text in descriptors(of_tables, sums, verdict_of(to / VERDICT), to):
        if is_current or name in OF_FIGURES:
            write_text(text, to / name)
    if not is_current:
        changed = {before[one.path]: one.sha256 for one in tables if before[one.path] != one.sha256}
        for name in OF_SUMS:
            text = (to / name).read_text(encoding="utf-8")
            for old, new in changed.items():
                text = text.replace(old, new)
            write_text(text, to / name)
    files = tuple(entry_again(to, entry) for entry in manifest.files)
    whole = of_tables.model_copy(update={"files": files})
    write_text(manifest_text(whole), to / MANIFEST)
    write_text(checksums([*files, entry_of(to, MANIFEST)]), to / CHECKSUMS)


def refuse_unknown(release: Path, manifest: Manifest) -> None:
    """Raise GateError if *release* has not the tables and columns that this code counts."""
    found = {entry.table: entry.path for entry in reversed(manifest.files) if entry.table}
    wanted = {one.name for one in columns_of(Article)}
    knows = not TABLES.keys() - found.keys()
    if not knows or wanted - set(schema_of(release / found["articles"]).names):
        fact = f"schema {manifest.schema_version}, whose rows this code does not count"
        raise GateError(
            f"{manifest.version}: {fact}: run the takedown with the code of its tag, or yank the "
            "version and remove its folder"
        )


def write_text(text: str, path: Path) -> None:
    """Write *text* at *path*, in place of what may be a link to another release's file."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def entry_again(to: Path, entry: Entry) -> Entry:
    """Return the manifest's *entry* of a file in *to* as the file is now."""
    if entry.table is None:
        return entry_of(to, entry.path)
    rows = rows_of(to / entry.path)
    return entry_of(to, entry.path, entry.table, len(rows), row_hash(rows))


def write(rows: pa.Table, schema: pa.Schema, table: str, path: Path) -> None:
    """Write *rows* of a *table* at *path*, with the *schema* of its version."""
    of = TABLES[table]
    order = Order(of.sorted_by, of.found_by)
    write_parts([rows], path, of.row, PUBLISHED, order, schema)
