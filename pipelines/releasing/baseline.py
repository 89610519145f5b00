"""The baseline: keys, statistics and profiles of the last cut version.

The next delta is against its keys, the gate compares new captures with its profiles.
"""

import shutil
from pathlib import Path

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from pipelines.files import (
    MANIFEST,
    PUBLISHED,
    VERDICT,
    columns,
    fresh,
    moved_in,
    read_document,
    read_manifest,
    restored,
    rows_of,
    sha256_of,
    verdict_of,
    write_table,
)
from pipelines.gating import FOLDER, profiles_in, remember
from pipelines.releasing.delta import released_keys
from pipelines.releasing.descriptors import STATISTICS
from pipelines.releasing.soundness import faults
from schemas.columns import arrow_schema
from schemas.errors import EmptyError, GateError
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
    """Return which version was cut last; None before the first.

    Raises EmptyError if a part of *baseline* is missing: a version that was cut would be cut again,
    and all that it holds be new.
    """
    parts = (CUT, KEYS, STATISTICS)
    missing = [name for name in parts if not (baseline / name).is_file()]
    if missing and len(missing) < len(parts):
        raise EmptyError(f"{baseline / missing[0]}: missing: take data/baseline back from git")
    return None if missing else read_document(baseline / CUT, Cut)


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

    The profiles by which its captures were judged lie beside it, in data/deduped; of what is held
    back none is remembered, so that it stays new. Raises GateError if the release is not sound, its
    own verdict refuses it, it is already cut, or the profiles are another build's.
    """
    restored(baseline)
    if wrong := faults(release):
        raise GateError(f"{release}: not sound, so not cut: {wrong[0]}")
    manifest = read_manifest(release)
    before = last_cut(baseline)
    if before and before.version == manifest.version:
        raise GateError(f"{release}: {manifest.version} is already cut; build again first")
    refuse_refused(release)
    places, profiles = places_in(release), baseline.parent / "deduped" / FOLDER
    if places_of(profiles) != set(places):
        raise GateError(f"{profiles}: of another build than {release}: build again first")
    made = Cut(
        version=manifest.version,
        schema_version=manifest.schema_version,
        manifest=sha256_of(release / MANIFEST),
    )
    beside = fresh(baseline)
    write_table(released_keys(release), beside / KEYS, Key, PUBLISHED)
    shutil.copyfile(release / STATISTICS, beside / STATISTICS)
    held = {place for place, states in places.items() if "held" in states}
    remember(profiles, baseline, held, manifest.version, beside)
    (beside / CUT).write_text(made.model_dump_json(indent=1) + "\n")
    moved_in(baseline)
    return made


def refuse_refused(release: Path) -> None:
    """Raise GateError if the verdict that stands in *release* is not a success."""
    verdict = verdict_of(release / VERDICT)
    if not verdict.success:
        raise GateError("\n".join([f"{release}: refused by its own verdict:", *verdict.refusals]))


def places_of(profiles: Path) -> set[tuple[str, str]]:
    """Return the WARC files and publishers that *profiles* were made of."""
    pairs = profiles_in(profiles).group_by(["warc_file", "publisher"]).aggregate([])
    return {(row["warc_file"], row["publisher"]) for row in pairs.to_pylist()}


def places_in(release: Path) -> dict[tuple[str, str], set[str]]:
    """Return the states of the captures of each publisher in each WARC file of *release*."""
    rows = columns(release, "captures", ("warc_file", "publisher", "state"))
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows.group_by(rows.column_names).aggregate([]).to_pylist():
        found.setdefault((row["warc_file"], row["publisher"]), set()).add(row["state"])
    return found
