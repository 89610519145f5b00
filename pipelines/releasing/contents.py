"""What stands in a release: its tables, then what describes them, then the manifest of it all."""

from itertools import chain
from pathlib import Path

from pipelines.counting import Sums, publisher_rows
from pipelines.files import (
    CHECKSUMS,
    MANIFEST,
    checksums,
    code_fingerprint,
    entry_of,
    libraries,
    manifest_text,
    read_about,
    read_arrow,
    read_declared,
    read_discovered,
    read_table,
    rows_by_table,
)
from pipelines.gating import last_cut
from pipelines.releasing.baseline import (
    OF_CAPTURES,
    compared_with,
    content_of,
    version_of,
)
from pipelines.releasing.delta import PARTS, delta_rows, differing, now_of, tombstone_causes
from pipelines.releasing.descriptors import PREVIOUS, descriptors
from pipelines.releasing.inputs import inputs_of
from pipelines.releasing.keys import kept_keys
from pipelines.releasing.partitions import (
    partitions,
    write_partitions,
    written_empty,
    written_file,
    written_parts,
)
from pipelines.releasing.recounted import (
    articles_by_publisher,
    contents_by_table,
    counted_together,
)
from pipelines.releasing.remembered import before_in
from pipelines.releasing.suites import suites_and_results
from pipelines.running import Kept
from schemas.about import About
from schemas.article import SCHEMA_VERSION
from schemas.columns import arrow_schema, table_of
from schemas.errors import EmptyError
from schemas.publishers import PublisherRow
from schemas.release import DELTAS, TABLES, Entry, Manifest, Tombstone
from schemas.verdict import Verdict

Written = tuple[Manifest, Sums]


def write_contents(data: Path, verdict: Verdict, release: Path, kept: Kept) -> Written:
    """Write a whole release into the empty folder *release*, from the stages' folders in *data*.

    Return its manifest, and what is counted in its tables.
    """
    entries = written_tables(data / "validated", release, kept)
    about = read_about(data.parent)
    content = content_of(entries, about)
    base = compared_with(data / "baseline", content)
    delta = written_delta(base, release, entries, kept)
    sums = counted_together(release, (*entries, *delta), kept)
    entries.append(written_publishers(data / "parsed", sums, release))
    manifest = described(data, content, sums, [*entries, *delta], about)
    if (before := last_cut(base)) is not None:
        entries.append(written_text(release, PREVIOUS, before.figures.model_dump_json(indent=1)))
    told = descriptors(manifest, sums, verdict, release)
    for path, text in chain(told, suites_and_results(data / "validated")):
        entries.append(written_text(release, path, text))
    files = sorted([*entries, *delta], key=lambda entry: entry.path)
    whole = manifest.model_copy(update={"files": tuple(files)})
    (release / MANIFEST).write_text(manifest_text(whole), encoding="utf-8", newline="\n")
    lines = checksums([*files, entry_of(release, MANIFEST)])
    (release / CHECKSUMS).write_text(lines, encoding="utf-8", newline="\n")
    return whole, sums


def written_text(release: Path, path: str, text: str) -> Entry:
    """Write *text* as the file *path* of *release* and return its entry in the manifest."""
    file = release / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return entry_of(release, path)


def written_tables(validated: Path, release: Path, kept: Kept) -> list[Entry]:
    """Write every table but the delta; each has a file, even without rows."""
    entries = write_partitions(list(partitions(validated)), release, kept)
    stones = validated / "tombstones.parquet"
    rows = read_table([stones] if stones.is_file() else [], Tombstone).sort_by("article_id")
    entries.append(written_file(rows, "tombstones", release, "tombstones.parquet"))
    missing = OF_CAPTURES - {entry.table for entry in entries}
    return entries + [written_empty(table, release) for table in sorted(missing)]


def written_delta(baseline: Path, release: Path, entries: list[Entry], kept: Kept) -> list[Entry]:
    """Write what differs from *baseline* in the tables of *entries*, one file a kind of change.

    Each is there even when empty, as all are of the first version: it differs from nothing.
    """
    causes, found = tombstone_causes(release), []
    for table, of in DELTAS.items():
        before = before_in(baseline, table)
        keys = map(read_arrow, kept_keys(table, release, entries, kept))  # the next build's too
        if before is None:
            parts = {part: iter([arrow_schema(of.row).empty_table()]) for part in PARTS}
        else:
            own = differing(before, now_of(table, release, keys), causes)
            parts = {part: delta_rows(own, part) for part in PARTS}
        for part, rows in parts.items():
            found.append(written_parts(rows, of.name, release, f"{of.folder}/{part}.parquet"))
    return found


def written_publishers(parsed: Path, sums: Sums, release: Path) -> Entry:
    """Write the publishers of the tables that were counted in *sums*, in order of key."""
    rows = table_of(publisher_rows(sums, read_declared(parsed)), PublisherRow)
    return written_file(rows, "publishers", release, TABLES["publishers"].pattern)


def described(data: Path, content: str, sums: Sums, entries: list[Entry], about: About) -> Manifest:
    """Return the manifest of the tables: what they hold and what they were made from."""
    baseline = data / "baseline"
    base = compared_with(baseline, content)
    before = last_cut(base)
    if not sums.fetched:
        raise EmptyError("data/validated/captures: no capture in the ledger: nothing to release")
    first = min(first for first, _ in sums.fetched.values())
    last = max(last for _, last in sums.fetched.values())
    discovery = read_discovered(data / "parsed")
    records, inputs = inputs_of(data, base, sorted(sums.warc_files))
    return Manifest(
        version=version_of(baseline, content, last),
        schema_version=SCHEMA_VERSION,
        previous=before.version if before else None,
        first_capture=first,
        last_capture=last,
        rows=rows_by_table(entries),
        states=sums.of("states"),
        reasons=sums.of("not articles"),
        named=discovery.named,
        left_out=discovery.left_out,
        records=records,
        publishers=articles_by_publisher(sums),
        contents=contents_by_table(sums),
        inputs=inputs,
        code=code_fingerprint(),
        libraries=libraries(),
        about=about,
        files=tuple(sorted(entries, key=lambda entry: entry.path)),
    )
