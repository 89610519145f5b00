"""Manifest, sums and verdict -> the text of every file that describes the tables of a release.

A function of nothing else, so that `verify` can write them again and compare.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pipelines.counting import Sums, figures, statistics
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
from pipelines.files import STATISTICS, VERDICT, columns
from schemas.json_schema import json_schema
from schemas.release import TABLES, Manifest
from schemas.verdict import Verdict


def descriptors(
    manifest: Manifest, sums: Sums, verdict: Verdict, release: Path
) -> Iterator[tuple[str, str]]:
    """Yield the path and text of everything that describes the tables of *release*.

    Of *manifest* only the Parquet files are told, of the delta the headlines.
    """
    counts, counted = figures(sums), statistics(sums.articles)
    differing = columns(release, "delta", ("article_id", "change", "publisher", "headline"))
    yield "CHANGES.md", changes_text(manifest, differing)
    yield "README.md", dataset_card(manifest, counts)
    yield "croissant.json", croissant(manifest, counts.languages)
    yield "data_dictionary.md", data_dictionary(manifest)
    yield "datapackage.json", datapackage(manifest)
    yield "report/index.html", report(manifest, counts, counted, verdict)
    for name, table in TABLES.items():
        schema = json_schema(table.row, table.folder)
        yield f"schema/{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        yield schema_path(name), table_schema(name)
    yield STATISTICS, counted.model_dump_json(indent=1) + "\n"
    yield VERDICT, verdict.model_dump_json(indent=1) + "\n"
