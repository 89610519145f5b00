"""Manifest, sums and verdict -> the text of every file that describes the tables of a release.

A function of these, of the tables as published and of the figures of the version before, which lie
beside them, so that `verify` can write them again and compare.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.counting import Sums, figures, statistics
from pipelines.describing import (
    CONTRACT,
    OF_DELTA,
    Source,
    changes_text,
    citation,
    contract,
    croissant,
    data_dictionary,
    datapackage,
    dataset_card,
    deposit,
    listed,
    schema_org,
    schema_path,
    table_schema,
)
from pipelines.files import STATISTICS, VERDICT, columns, read_document, rows_of
from pipelines.reporting import FOLDER, report
from schemas.article import Article
from schemas.columns import arrow_schema
from schemas.edition import tables_in
from schemas.json_schema import json_schema
from schemas.release import DELTAS, Manifest, VersionFigures
from schemas.verdict import Verdict

PREVIOUS = "previous.json"
REPORT = FOLDER  # of the report, below a release
NAMED = ["article_id", "headline"]


def descriptors(
    manifest: Manifest, sums: Sums, verdict: Verdict, release: Path
) -> Iterator[tuple[str, str]]:
    """Yield the path and text of everything that describes the tables of *release*.

    Of *manifest* only the Parquet files are told, of the delta the headlines.
    """
    tables = tables_in(manifest.edition)
    counts, counted = figures(sums), statistics(sums.articles, tables["articles"].row)
    differing = with_headlines(columns(release, DELTAS["articles"].name, OF_DELTA), release)
    yield ".zenodo.json", deposit(manifest)
    yield "CHANGES.md", changes_text(manifest, counts.changes, differing)
    yield "CITATION.cff", citation(manifest)
    yield "README.md", dataset_card(manifest, counts)
    yield CONTRACT, contract(manifest)
    yield "croissant.json", croissant(manifest, counts.languages)
    yield "data_dictionary.md", data_dictionary(manifest)
    yield "datapackage.json", datapackage(manifest, sources(release))
    yield from report(manifest, sums, counts, counted, verdict, previous_of(release), release)
    yield "schema_org.json", schema_org(manifest, counts.languages)
    for name, table in tables.items():
        schema = json_schema(table.row, table.partition)
        yield f"schema/{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        yield schema_path(name), table_schema(table)
    yield STATISTICS, counted.model_dump_json(indent=1) + "\n"
    yield VERDICT, verdict.model_dump_json(indent=1) + "\n"


def with_headlines(rows: pa.Table, release: Path) -> pa.Table:
    """Return *rows* of the delta of articles with the `headline` of those that are told one by one,
    as the files of *release* that they name have it.
    """
    told = listed(rows)
    names = pc.unique(told["file"]).drop_null().to_pylist()
    ids = told["article_id"].combine_chunks()
    parts = [arrow_schema(Article).empty_table().select(NAMED)]
    for name in sorted(names):
        own = rows_of(release / name, NAMED)
        parts.append(own.filter(pc.is_in(own["article_id"], value_set=ids)))
    named = pa.concat_tables(parts).combine_chunks()
    place = pc.index_in(rows["article_id"], value_set=named["article_id"])
    return rows.append_column("headline", named["headline"].take(place))


def previous_of(release: Path) -> VersionFigures | None:
    """Return what the version before held, as *release* says; None of the first.

    Raises DocumentError if that cannot be read.
    """
    path = release / PREVIOUS
    return read_document(path, VersionFigures) if path.is_file() else None


def sources(release: Path) -> list[Source]:
    """Return the publishers of *release*, as far as they are declared."""
    rows = columns(release, "publishers", ("publisher", "name", "domains")).to_pylist()
    return [Source(row["publisher"], row["name"], tuple(row["domains"])) for row in rows]
