"""The published files counted again -> every published figure that they do not bear out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from pipelines.counting import ReleaseStatistics, Sums, added, publisher_rows, statistics, sums_of
from pipelines.files import (
    MANIFEST,
    STATISTICS,
    VERDICT,
    code_fingerprint,
    content_of,
    read_table,
    rows_by_table,
)
from pipelines.releasing.descriptors import descriptors
from pipelines.running import Kept, Mapped
from schemas.edition import tables_in
from schemas.publishers import Declared, PublisherRow
from schemas.release import DELTAS, FULL, TABLES, Edition, Entry, Manifest
from schemas.verdict import Verdict

CAPTURED = {"article": ("articles", "revisions"), "quarantined": ("quarantine",)}

COUNTED = "sums.json"  # of a file, as they are kept
SUMS = TypeAdapter(Sums)


@dataclass(frozen=True)
class Counting:
    """A file of a release, and the table that it is a part of."""

    table: str
    path: Path


def sums_together(
    release: Path, entries: Sequence[Entry], mapped: Mapped, edition: Edition = FULL
) -> Sums:
    """Return what is counted in the Parquet files among *entries*, which are those of *edition*."""
    files = [(entry.table, release / entry.path) for entry in entries if entry.table]
    return added(mapped(partial(sums_of, edition=edition), files))


def counted_together(release: Path, entries: Sequence[Entry], kept: Kept) -> Sums:
    """Return the same, of files that were counted before as it was kept."""
    tables = [entry for entry in entries if entry.table]
    work = [
        (Counting(entry.table or "", release / entry.path), (entry.path, entry.sha256))
        for entry in tables
    ]
    places = kept.results(count, work)
    return added(SUMS.validate_json((place / COUNTED).read_bytes()) for place in places)


def count(work: Counting, folder: Path) -> None:
    """Write what is counted in one file."""
    (folder / COUNTED).write_bytes(SUMS.dump_json(sums_of((work.table, work.path))))


def articles_by_publisher(sums: Sums) -> dict[str, int]:
    """Return the number of articles of each publisher that has some."""
    return {publisher: tally.articles for publisher, tally in sums.articles.items()}


def contents_by_table(sums: Sums) -> dict[str, str]:
    """Return the hash of the rows of each table of which there is a delta."""
    return {table: content_of(sums.contents[table]) for table in DELTAS}


def manifest_faults(manifest: Manifest, sums: Sums) -> Iterator[str]:
    """Yield every number of the manifest that its files do not bear out."""
    counts = {
        "rows": (manifest.rows, rows_by_table(manifest.files)),
        "publishers": (manifest.publishers, articles_by_publisher(sums)),
        "contents": (manifest.contents, contents_by_table(sums)),
        "states": (manifest.states, sums.of("states")),
        "reasons": (manifest.reasons, sums.of("not articles")),
    }
    for name, (said, found) in counts.items():
        if said != found:
            yield f"{MANIFEST}: {name}: says {said}, the files hold {found}"
    for state, tables in CAPTURED.items():
        held = sum(manifest.rows[table] for table in tables)
        if (captures := manifest.states.get(state, 0)) != held:
            yield f"captures: {captures} of state {state}, {' and '.join(tables)} hold {held}"


def publisher_faults(release: Path, sums: Sums) -> Iterator[str]:
    """Yield what the table of publishers says other than the files, its declared facts apart."""
    path = TABLES["publishers"].pattern
    rows = read_table(release / path, PublisherRow).to_pylist()
    said = {row["publisher"]: PublisherRow(**row) for row in rows}
    names = Declared.model_fields
    declared = {row["publisher"]: Declared(**{name: row[name] for name in names}) for row in rows}
    found = {row.publisher: row for row in publisher_rows(sums, declared)}
    for publisher in sorted(said.keys() | found.keys()):
        if said.get(publisher) != found.get(publisher):
            yield f"{path}: {publisher}: its numbers are not those of the files"


def figure_faults(release: Path, manifest: Manifest, sums: Sums) -> Iterator[str]:
    """Yield the descriptions whose figures are not those of the files.

    Those that this very code wrote are written again and compared to the letter; of a release that
    other code made, whose words may differ, the statistics.
    """
    try:
        said = ReleaseStatistics.model_validate_json((release / STATISTICS).read_bytes())
        verdict = Verdict.model_validate_json((release / VERDICT).read_bytes())
    except (OSError, ValueError) as error:
        yield f"{STATISTICS}, {VERDICT}: cannot be read: {str(error).partition(chr(10))[0]}"
        return
    if manifest.code != code_fingerprint():
        if said != statistics(sums.articles, tables_in(manifest.edition)["articles"].row):
            yield f"{STATISTICS}: its figures are not those of the files"
        return
    for path, text in descriptors(manifest, sums, verdict, release):
        if not (release / path).is_file() or (release / path).read_bytes() != text.encode():
            yield f"{path}: says other than the files: written again, it differs"
