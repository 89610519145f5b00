"""The baseline: keys, statistics and profiles of the last cut version.

The next delta is against its keys, the gate compares new captures with its profiles.
"""

import json
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pipelines.counting import ReleaseStatistics
from pipelines.files import (
    PUBLISHED,
    STATISTICS,
    VERDICT,
    code_fingerprint,
    columns,
    fresh,
    libraries,
    moved_in,
    next_version,
    read_document,
    read_manifest,
    restored,
    verdict_of,
    write_parts,
)
from pipelines.gating import (
    BEFORE,
    CUT,
    FOLDER,
    KEYS,
    PROFILES,
    last_cut,
    noted_base,
    profiles_in,
    remember,
)
from pipelines.releasing.compatibility import columns_of_tables, missing_step
from pipelines.releasing.keys import released_keys
from pipelines.releasing.soundness import faults
from schemas.about import About
from schemas.errors import GateError
from schemas.identity import digest
from schemas.release import TABLES, Cut, Entry, Key

ON_THE_WAY = ".dev+"  # stands in a version that is not cut, before what tells its content
OF_CAPTURES = {  # tables of what was captured and no more
    name for name, table in TABLES.items() if table.delta_of is None and name != "publishers"
}


def content_of(entries: Iterable[Entry], about: About) -> str:
    """Return a hash of the tables, of what is said *about* them, of the code and of the libraries:
    what else a release holds follows from them, and from what it is compared with.
    """
    tables = sorted((entry.path, entry.sha256) for entry in entries)
    made = [tables, about.model_dump(), code_fingerprint(), libraries()]
    return digest(json.dumps(made, sort_keys=True))


def compared_with(baseline: Path, content: str) -> Path:
    """Return what the delta of a build with *content* is against."""
    last = last_cut(baseline)
    is_that = last is not None and last.content == content
    return baseline / BEFORE if is_that else baseline


def version_of(baseline: Path, content: str, newest: datetime) -> str:
    """Return the version that a build with *content* is.

    One that is not the version cut last is on the way to the next, and named by what it holds.
    """
    last = last_cut(baseline)
    if last is not None and last.content == content:
        return last.version
    following = next_version(last.version if last else None, newest)
    return f"{following}{ON_THE_WAY}{content[:8]}"


def cut(release: Path, baseline: Path) -> Cut:
    """Name *release* as a version: let *baseline* remember it, whole or not at all.

    What its captures were judged by lies beside it, in data/deduped; of what is held back none is
    remembered, so that it stays new. Raises GateError if the release is not sound, its own verdict
    refuses it, it is a version already, its schema needs another step, or data/deduped is another
    build's. The next build of the same data is the version.
    """
    restored(baseline)
    data, before = baseline.parent, last_cut(baseline)
    compared = noted_base(data)
    if wrong := faults(release):
        raise GateError(f"{release}: not sound, so not cut: {wrong[0]}")
    manifest = read_manifest(release)
    version, _, is_on_the_way = manifest.version.partition(ON_THE_WAY)
    if not is_on_the_way:
        raise GateError(f"{release}: {version} is already cut")
    refuse_refused(release)
    places, profiles = places_in(release), data / "deduped" / FOLDER
    if places_of(profiles) != set(places):
        raise GateError(f"{profiles}: of another build than {release}: build again first")
    columns = columns_of_tables(release, manifest.files)
    if before is not None:
        refuse_missing_step(before, columns, manifest.schema_version)
    total = read_document(release / STATISTICS, ReleaseStatistics).total
    made = Cut(
        version=version,
        previous=before.version if before else None,
        schema_version=manifest.schema_version,
        last_capture=manifest.last_capture,
        parsed=compared.parsed,
        content=content_of(
            (entry for entry in manifest.files if entry.table in OF_CAPTURES), manifest.about
        ),
        rows=manifest.rows,
        publishers=manifest.publishers,
        fill=total.fill,
        words=total.words,
        columns=columns,
    )
    beside = fresh(baseline)
    remember_base(baseline, data / compared.baseline, beside / BEFORE)
    write_parts(released_keys(release), beside / KEYS, Key, PUBLISHED)
    shutil.copyfile(release / STATISTICS, beside / STATISTICS)
    held = {place for place, states in places.items() if "held" in states}
    remember(profiles, baseline, held, version, beside)
    (beside / CUT).write_text(made.model_dump_json(indent=1) + "\n")
    moved_in(baseline)
    return made


def remember_base(baseline: Path, judged_by: Path, beside: Path) -> None:
    """Copy into *beside* what a version was compared with, so that it can be built again.

    Its delta is against the version that *baseline* remembers. Its captures may have been judged
    by what that one was judged by, if they are the same.
    """
    for place, names in ((baseline, (CUT, KEYS)), (judged_by, (STATISTICS, PROFILES))):
        for name in names:
            if (place / name).is_file():
                beside.mkdir(exist_ok=True)
                shutil.copyfile(place / name, beside / name)


def refuse_missing_step(before: Cut, columns: dict[str, str], now: str) -> None:
    """Raise GateError if the schema *now* is no step that its *columns* need since *before*."""
    if found := missing_step(before.columns, columns, before.schema_version, now):
        least, lines = found
        raise GateError(
            f"schema {now}: must be {least} or later, for since {before.version} columns changed; "
            "set SCHEMA_VERSION:\n" + "\n".join(lines)
        )


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
