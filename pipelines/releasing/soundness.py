"""A release against its own manifest: every checksum, every file opened, every figure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.counting import Sums
from pipelines.files import (
    CHECKSUMS,
    MANIFEST,
    checksums,
    entry_of,
    leads_out,
    read_manifest,
    row_hash,
    sha256_of,
)
from pipelines.releasing.naming import key_faults, place_faults, reference_faults
from pipelines.releasing.periods import is_of
from pipelines.releasing.recounted import (
    figure_faults,
    manifest_faults,
    publisher_faults,
    sums_together,
)
from pipelines.releasing.signature import SIGNATURE
from pipelines.running import Kept, Mapped
from schemas.article import SCHEMA_VERSION
from schemas.release import PERIOD, TABLES, Entry, Manifest

FAULTS = "faults.json"  # of a table's file, as they are kept


@dataclass(frozen=True)
class Opening:
    """A table's file of a release, and what the manifest says of it."""

    path: Path
    entry: Entry


def faults(release: Path, mapped: Mapped = map) -> list[str]:
    """Return what is wrong with *release*, one line each; an empty list means it is sound.

    Files are opened and counted by *mapped*. Figures are counted again in a release of this schema
    version alone, whose columns are known. Raises EmptyError if there is no manifest.
    """
    manifest = read_manifest(release)
    wrong = mapped(partial(faults_of_file, release), manifest.files)
    found = [*set_faults(release, manifest), *chain.from_iterable(wrong)]
    if not found:  # counting what cannot be opened would only repeat it
        found += faults_between(release, manifest)
    if not found and manifest.schema_version == SCHEMA_VERSION:
        sums = sums_together(release, manifest.files, mapped, manifest.edition)
        found += counted_faults(release, manifest, sums)
        found = found or [*figure_faults(release, manifest, sums)]  # they would repeat the others
    return found


def new_faults(release: Path, manifest: Manifest, sums: Sums, kept: Kept) -> list[str]:
    """Return the same of a release just written, whose files were counted into *sums*.

    A table's file that was opened before, by its bytes, is not opened again; what describes the
    tables was made of these very *sums*, and is not made again.
    """
    found = list(set_faults(release, manifest))
    for entry in manifest.files:
        found += byte_faults(release, entry)
    if not found:
        work = [
            (Opening(release / entry.path, entry), entry.model_dump(mode="json"))
            for entry in manifest.files
            if entry.table is not None
        ]
        for place in kept.results(open_table, work):
            found += json.loads((place / FAULTS).read_bytes())
    if not found:
        found += [*faults_between(release, manifest), *counted_faults(release, manifest, sums)]
    return found


def faults_between(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield what is wrong between the files of *release*, which are sound each."""
    yield from schema_faults(release, manifest)
    yield from key_faults(release, manifest)
    yield from reference_faults(release)


def counted_faults(release: Path, manifest: Manifest, sums: Sums) -> list[str]:
    """Return every number of the manifest and of the publishers' table that the files, counted into
    *sums*, do not bear out, and what the delta names that is not there.
    """
    if missing := sorted(TABLES.keys() - manifest.rows.keys()):
        return [f"{MANIFEST}: names no table {', '.join(missing)}"]
    numbers = chain(manifest_faults(manifest, sums), publisher_faults(release, sums))
    return [*numbers, *place_faults(release, manifest)]


def set_faults(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the files that are too many, and a list of checksums that is not the manifest's."""
    listed = {entry.path for entry in manifest.files} | {MANIFEST, CHECKSUMS, SIGNATURE}
    for path in sorted(release.rglob("*")):
        name = path.relative_to(release).as_posix()
        if not path.is_dir() and name not in listed:
            yield f"{name}: not in the manifest"
    sums = release / CHECKSUMS
    if not sums.is_file():
        yield f"{CHECKSUMS}: missing"
    elif sums.read_text() != checksums([*manifest.files, entry_of(release, MANIFEST)]):
        yield f"{CHECKSUMS}: differs from the manifest and its checksum"


def faults_of_file(release: Path, entry: Entry) -> list[str]:
    """Return what is wrong with one file; a Parquet file is read whole."""
    found = list(byte_faults(release, entry))
    if not found and entry.table is not None:
        found += table_faults(release / entry.path, entry)
    return found


def byte_faults(release: Path, entry: Entry) -> Iterator[str]:
    """Yield what is wrong with one file as bytes."""
    path = release / entry.path
    if leads_out(entry.path):
        yield f"{entry.path}: leaves the release"
    elif not path.is_file():
        yield f"{entry.path}: missing"
    elif path.stat().st_size != entry.bytes:
        yield f"{entry.path}: {path.stat().st_size} bytes, the manifest says {entry.bytes}"
    elif sha256_of(path) != entry.sha256:
        yield f"{entry.path}: its SHA-256 is not the manifest's"


def open_table(work: Opening, folder: Path) -> None:
    """Write what is wrong with the rows of one Parquet file."""
    (folder / FAULTS).write_text(json.dumps(list(table_faults(work.path, work.entry))))


def table_faults(path: Path, entry: Entry) -> Iterator[str]:
    """Yield what is wrong with the rows of one Parquet file."""
    try:
        rows = pq.ParquetFile(path).read()
        rows.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        yield f"{entry.path}: cannot be read: {str(error).partition(chr(10))[0]}"
        return
    if len(rows) != entry.rows:
        yield f"{entry.path}: {len(rows)} rows, the manifest says {entry.rows}"
    elif row_hash(rows) != entry.content:
        yield f"{entry.path}: the hash of its rows is not the manifest's"
    elif is_by_month(entry) and "month" in rows.column_names:  # before schema 2.0 it was not
        yield from month_faults(rows["month"], entry)


def is_by_month(entry: Entry) -> bool:
    """Return whether the folder of a file says of which months its rows are."""
    return entry.table in TABLES and TABLES[entry.table].partition is PERIOD


def month_faults(months: pa.ChunkedArray, entry: Entry) -> Iterator[str]:
    """Yield that a file holds other months than its folder says."""
    first, last = pc.min_max(months).as_py().values()
    if first and not is_of(PurePosixPath(entry.path).parent.name, first, last):
        yield f"{entry.path}: holds rows of {first} to {last}"


def schema_faults(release: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the files whose columns are not those of the first file of their table."""
    first: dict[str, pa.Schema] = {}
    for entry in manifest.files:
        if entry.table is not None:
            schema = pq.read_schema(release / entry.path)
            if not first.setdefault(entry.table, schema).equals(schema, check_metadata=True):
                yield f"{entry.path}: its columns are not those of the rest of {entry.table}"
