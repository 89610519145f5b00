"""The baseline: keys and statistics of the last cut version, which the next delta is against."""

import shutil
from pathlib import Path

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from pipelines.files import (
    MANIFEST,
    PUBLISHED,
    fresh,
    moved_in,
    read_manifest,
    restored,
    rows_of,
    sha256_of,
    write_table,
)
from pipelines.releasing.delta import released_keys
from pipelines.releasing.descriptors import STATISTICS
from pipelines.releasing.soundness import faults
from schemas.columns import arrow_schema
from schemas.errors import GateError
from schemas.release import Key

CUT = "release.json"
KEYS = "keys.parquet"


class Cut(BaseModel):
    """The version a baseline remembers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    schema_version: str
    manifest: str  # sha256 of its manifest, which names every other file


def last_cut(baseline: Path) -> Cut | None:
    """Return which version was cut last; None before the first."""
    path = baseline / CUT
    return Cut.model_validate_json(path.read_bytes()) if path.is_file() else None


def last_keys(baseline: Path) -> pa.Table:
    """Return the Key of every article of the version cut last; no rows before the first.

    What a version of an earlier schema did not know is null.
    """
    path, schema = baseline / KEYS, arrow_schema(Key)
    if not path.is_file():
        return schema.empty_table()
    rows = rows_of(path)
    for field in schema:
        if field.nullable and field.name not in rows.column_names:
            rows = rows.append_column(field, pa.nulls(len(rows), field.type))
    return rows.select(schema.names).cast(schema)


def cut(release: Path, baseline: Path) -> Cut:
    """Name *release* as a version: let *baseline* remember it, whole or not at all.

    Raises GateError if the release is not sound or is already the one that was cut.
    """
    restored(baseline)
    if wrong := faults(release):
        raise GateError(f"{release}: not sound, so not cut: {wrong[0]}")
    manifest = read_manifest(release)
    before = last_cut(baseline)
    if before and before.version == manifest.version:
        raise GateError(f"{release}: {manifest.version} is already cut; build again first")
    made = Cut(
        version=manifest.version,
        schema_version=manifest.schema_version,
        manifest=sha256_of(release / MANIFEST),
    )
    beside = fresh(baseline)
    write_table(released_keys(release), beside / KEYS, Key, PUBLISHED)
    shutil.copyfile(release / STATISTICS, beside / STATISTICS)
    (beside / CUT).write_text(made.model_dump_json(indent=1) + "\n")
    moved_in(baseline)
    return made
