"""What stands in a release: its tables, then what describes them, then the manifest of it all."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow.compute as pc

from pipelines.counting import ReleaseStatistics, figures
from pipelines.describing import (
    changes_text,
    croissant,
    data_dictionary,
    datapackage,
    dataset_card,
    report,
    schema_path,
    table_schema,
)
from pipelines.files import (
    CHECKSUMS,
    MANIFEST,
    checksums,
    code_fingerprint,
    columns,
    counted,
    entry_of,
    libraries,
    manifest_text,
    next_version,
    read_discovered,
    read_table,
    rows_by_table,
)
from pipelines.releasing.baseline import STATISTICS, last_cut, last_keys
from pipelines.releasing.delta import PARTS, delta, part_of, released_keys, tombstone_causes
from pipelines.releasing.inputs import inputs_of
from pipelines.releasing.partitions import (
    Earlier,
    earlier_files,
    partitions,
    written,
    written_empty,
    written_file,
)
from pipelines.running import Mapped
from schemas.article import SCHEMA_VERSION, Article
from schemas.columns import json_schema
from schemas.errors import EmptyError
from schemas.release import TABLES, Entry, Manifest, Tombstone
from schemas.verdict import Verdict

VERDICT = "validation.json"


def write_contents(data: Path, verdict: Verdict, release: Path, mapped: Mapped) -> Manifest:
    """Write a whole release into the empty folder *release*, from the stages' folders in *data*."""
    earlier = earlier_files(data / "release", code_fingerprint(), libraries())
    entries = written_tables(data / "validated", release, earlier, mapped)
    differing = written_delta(data / "baseline", release)
    manifest = described(data, release, [*entries, *differing])
    statistics = ReleaseStatistics.model_validate_json(
        (data / "validated" / STATISTICS).read_bytes()
    )
    for path, text in descriptors(manifest, statistics, verdict, release):
        file = release / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        entries.append(entry_of(release, path))
    files = sorted([*entries, *differing], key=lambda entry: entry.path)
    whole = manifest.model_copy(update={"files": tuple(files)})
    (release / MANIFEST).write_text(manifest_text(whole), encoding="utf-8", newline="\n")
    sums = checksums([*files, entry_of(release, MANIFEST)])
    (release / CHECKSUMS).write_text(sums, encoding="utf-8", newline="\n")
    return whole


def written_tables(validated: Path, release: Path, earlier: Earlier, mapped: Mapped) -> list[Entry]:
    """Write every table but the delta; each has a file, even without rows."""
    found = list(partitions(validated))
    write = partial(written, release=release, earlier=earlier)
    entries = [entry for some in mapped(write, found) for entry in some]
    stones = validated / "tombstones.parquet"
    rows = read_table([stones] if stones.is_file() else [], Tombstone).sort_by("article_id")
    entries.append(written_file(rows, "tombstones", release, "tombstones.parquet"))
    missing = TABLES.keys() - {entry.table for entry in entries} - {"delta"}
    return entries + [written_empty(table, release) for table in sorted(missing)]


def written_delta(baseline: Path, release: Path) -> list[Entry]:
    """Write what differs from *baseline*, one file a kind of change, even when empty."""
    rows = delta(last_keys(baseline), released_keys(release), tombstone_causes(release))
    return [
        written_file(part_of(rows, part), "delta", release, f"delta/{part}.parquet")
        for part in PARTS
    ]


def described(data: Path, release: Path, entries: list[Entry]) -> Manifest:
    """Return the manifest of the tables: what they hold and what they were made from."""
    before = last_cut(data / "baseline")
    ledger = columns(release, "captures", ("state", "reason", "fetched_at", "warc_file"))
    if not len(ledger):
        raise EmptyError("data/validated/captures: no capture in the ledger: nothing to release")
    moments = pc.min_max(pc.drop_null(ledger["fetched_at"])).as_py()
    publishers = columns(release, "articles", ("publisher",))["publisher"]
    discovery = read_discovered(data / "parsed")
    records, inputs = inputs_of(data, pc.unique(ledger["warc_file"]).to_pylist())
    return Manifest(
        version=next_version(before.version if before else None, moments["max"]),
        schema_version=SCHEMA_VERSION,
        previous=before.version if before else None,
        first_capture=moments["min"],
        last_capture=moments["max"],
        rows=rows_by_table(entries),
        states=counted(ledger["state"]),
        reasons=counted(ledger["reason"]),
        named=discovery.named,
        left_out=discovery.left_out,
        records=records,
        publishers=counted(publishers),
        inputs=inputs,
        code=code_fingerprint(),
        libraries=libraries(),
        files=tuple(sorted(entries, key=lambda entry: entry.path)),
    )


def descriptors(
    manifest: Manifest, statistics: ReleaseStatistics, verdict: Verdict, release: Path
) -> Iterator[tuple[str, str]]:
    """Yield the path and text of everything that describes the tables."""
    counts = figures(release)
    differing = columns(release, "delta", ("article_id", "change", "publisher", "headline"))
    yield "CHANGES.md", changes_text(manifest, differing)
    yield "README.md", dataset_card(manifest, counts.languages)
    yield "croissant.json", croissant(manifest, counts.languages)
    yield "data_dictionary.md", data_dictionary(manifest)
    yield "datapackage.json", datapackage(manifest)
    yield "report/index.html", report(manifest, counts, statistics, verdict)
    schema = json.dumps(json_schema(Article), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    yield "schema/article.schema.json", schema
    for table in TABLES:
        yield schema_path(table), table_schema(table)
    yield STATISTICS, statistics.model_dump_json(indent=1) + "\n"
    yield VERDICT, verdict.model_dump_json(indent=1) + "\n"
