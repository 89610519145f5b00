"""A release -> an edition of it: a release of its own, with fewer columns or without names.

It is of the same version and says in its manifest which edition it is. The suites and their results
are those of the whole release, and stay there: they quote values.
"""

import shutil
from itertools import chain
from pathlib import Path

from pipelines.files import (
    CHECKSUMS,
    MANIFEST,
    VERDICT,
    checksums,
    entry_of,
    fresh,
    manifest_text,
    moved_in,
    read_manifest,
    row_groups,
    verdict_of,
)
from pipelines.releasing.descriptors import PREVIOUS, descriptors
from pipelines.releasing.edition_rows import rows_in
from pipelines.releasing.partitions import written_parts
from pipelines.releasing.recounted import contents_by_table, sums_together
from pipelines.releasing.soundness import byte_faults, faults
from schemas.article import SCHEMA_VERSION
from schemas.columns import arrow_schema
from schemas.errors import BroadsheetError, GateError
from schemas.release import TABLES, Edition, Entry, Manifest


def write_edition(release: Path, place: Path, edition: Edition, salt: bytes = b"") -> Manifest:
    """Write *edition* of *release* at *place*, whole or not at all; return its manifest.

    Raises BroadsheetError if *place* holds something else than a release, or the release is an
    edition itself or of another schema; GateError if a file is not the manifest's.
    """
    whole = read_manifest(release)
    refuse(release, whole, place, edition)
    beside = fresh(place)
    entries = [
        written(release, entry, beside, edition, salt) for entry in whole.files if entry.table
    ]
    sums = sums_together(beside, entries, map, edition)
    manifest = whole.model_copy(
        update={
            "edition": edition,
            "contents": contents_by_table(sums),
            "files": tuple(entries),
        }
    )
    if (release / PREVIOUS).is_file():
        shutil.copyfile(release / PREVIOUS, beside / PREVIOUS)
        entries.append(entry_of(beside, PREVIOUS))
    for path, text in descriptors(manifest, sums, verdict_of(release / VERDICT), beside):
        file = beside / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        entries.append(entry_of(beside, path))
    files = sorted(entries, key=lambda entry: entry.path)
    manifest = manifest.model_copy(update={"files": tuple(files)})
    (beside / MANIFEST).write_text(manifest_text(manifest), encoding="utf-8", newline="\n")
    lines = checksums([*files, entry_of(beside, MANIFEST)])
    (beside / CHECKSUMS).write_text(lines, encoding="utf-8", newline="\n")
    if wrong := faults(beside):
        raise GateError("\n".join(["the edition as written is not sound:", *wrong]))
    moved_in(place)
    return manifest


def refuse(release: Path, whole: Manifest, place: Path, edition: Edition) -> None:
    """Raise BroadsheetError where no edition can be made, or *place* is none for it."""
    if not whole.edition.is_whole:
        fact = f"an edition itself ({whole.edition.name}): make it of the whole release"
        raise BroadsheetError(f"{release}: {fact}")
    if edition.is_whole:
        raise BroadsheetError(f"{release}: is the edition {edition.name} itself: nothing to make")
    if whole.schema_version != SCHEMA_VERSION:
        fact = f"of schema {whole.schema_version}, this code knows {SCHEMA_VERSION}: rebuild it"
        raise BroadsheetError(f"{release}: {fact}")
    inner, outer = place.resolve(), release.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise BroadsheetError(f"{place}: lies in {release} or holds it: name another folder")
    is_taken = place.exists() and (not place.is_dir() or any(place.iterdir()))
    if is_taken and not (place / MANIFEST).is_file():
        raise BroadsheetError(f"{place}: holds something else than a release: name another folder")


def written(release: Path, entry: Entry, folder: Path, edition: Edition, salt: bytes) -> Entry:
    """Write one table's file as *edition* holds it, a row group at a time."""
    for fault in byte_faults(release, entry):
        raise GateError(f"{release}: not sound, so no edition is made of it: {fault}")
    table = entry.table or ""
    row = TABLES[table].row

    groups = row_groups(release / entry.path, list(row.model_fields))
    first = next(groups, arrow_schema(row).empty_table())  # a table without rows has a file too
    parts = (rows_in(rows, row, edition, salt) for rows in chain([first], groups))
    return written_parts(parts, table, folder, entry.path, edition)
