"""Manifest, sums and verdict -> the text of every file that describes the tables of a release.

A function of nothing else, so that `verify` can write them again and compare.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pipelines.counting import Sums, figures, statistics
from pipelines.describing import (
    OF_DELTA,
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
from schemas.article import Article
from schemas.columns import json_schema
from schemas.release import DELTAS, TABLES, Manifest
from schemas.verdict import Verdict


def descriptors(
    manifest: Manifest, sums: Sums, verdict: Verdict, release: Path
) -> Iterator[tuple[str, str]]:
    """Yield the path and text of everything that describes the tables of *release*.

    Of *manifest* only the Parquet files are told, of the delta the headlines.
    """
    counts, counted = figures(sums), statistics(sums.articles)
    differing = columns(release, DELTAS["articles"].name, OF_DELTA)
    yield "CHANGES.md", changes_text(manifest, counts.changes, differing)
    yield "README.md", dataset_card(manifest, counts)
    yield "croissant.json", croissant(manifest, counts.languages)
    yield "data_dictionary.md", data_dictionary(manifest)
    yield "datapackage.json", datapackage(manifest)
    yield "report/index.html", report(manifest, counts, counted, verdict)
    schema = json.dumps(json_schema(Article), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    yield "schema/article.schema.json", schema
    for table in TABLES:
        yield schema_path(table), table_schema(table)
    yield STATISTICS, counted.model_dump_json(indent=1) + "\n"
    yield VERDICT, verdict.model_dump_json(indent=1) + "\n"
