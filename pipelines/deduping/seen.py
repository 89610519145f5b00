"""Parsed shards -> one narrow table of everything that was seen: a row per capture, no text.

Its rows are in order of shard and of record. Columns of the ledger keep their names; those of the
article that the capture gives are null where it gives none.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import parquet_files, read_table
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import arrow_schema

FROM_LEDGER = (
    "record_id",
    "record_type",
    "target_uri",
    "publisher",
    "fetched_at",
    "http_status",
    "payload_digest",
    "truncated",
    "warc_file",
    "warc_record",
    "state",
    "reason",
    "detail",
    "rights",
)
FROM_ARTICLE = (
    "article_id",
    "content_hash",
    "facts_hash",
    "url",
    "published_at",
    "published_precision",
)


@dataclass(frozen=True)
class Shard:
    """The two tables that one WARC file was parsed to, and their common name."""

    name: str  # <crawl>/<warc-stem>.parquet
    articles: Path
    ledger: Path


def parsed_shards(parsed: Path) -> list[Shard]:
    """Return the shards under *parsed*, in order of name."""
    ledgers = parquet_files(parsed / "captures")
    names = [path.relative_to(parsed / "captures").as_posix() for path in ledgers]
    return [
        Shard(name, parsed / "articles" / name, ledger)
        for name, ledger in zip(names, ledgers, strict=True)
    ]


def seen_captures(shards: list[Shard]) -> pa.Table:
    """Return every capture of *shards*, with its `shard` (number), `row` and `article_row`."""
    parts = [seen_in(shard, number) for number, shard in enumerate(shards)]
    return pa.concat_tables(parts).combine_chunks() if parts else seen_schema().empty_table()


def seen_schema() -> pa.Schema:
    """Return the columns of the table of everything seen."""
    ledger, article = arrow_schema(LedgerRow), arrow_schema(Article)
    places = [pa.field(name, pa.int32()) for name in ("shard", "row", "article_row")]
    held = pa.field("held", pa.string())  # why the gate holds it back; null until it is asked
    return pa.schema(
        [*places, held]
        + [ledger.field(name).remove_metadata() for name in FROM_LEDGER]
        + [article.field(name).remove_metadata().with_nullable(True) for name in FROM_ARTICLE]
    )


def seen_in(shard: Shard, number: int) -> pa.Table:
    """Return the captures of one shard; its articles stand in the order of its ledger."""
    ledger = read_table(shard.ledger, LedgerRow, FROM_LEDGER)
    articles = read_table(shard.articles, Article, (*FROM_ARTICLE, "warc_record_id"))
    gives_article = pc.equal(ledger["state"], "article")
    places = np.cumsum(gives_article.to_numpy()) - 1
    article_rows = pa.array(places.astype(np.int32), mask=~gives_article.to_numpy())
    assert ledger.filter(gives_article)["record_id"].equals(articles["warc_record_id"]), (
        f"{shard.name}: the ledger and the articles of a shard are not in step"
    )
    found = articles.take(article_rows)
    numbers = np.arange(len(ledger), dtype=np.int32)
    columns = [
        pa.array(np.full(len(ledger), number, np.int32)),
        pa.array(numbers),
        article_rows,
        pa.nulls(len(ledger), pa.string()),
        *(ledger[name] for name in FROM_LEDGER),
        *(found[name] for name in FROM_ARTICLE),
    ]
    return pa.Table.from_arrays(columns, schema=seen_schema())
