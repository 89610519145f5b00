"""One parsed shard -> a narrow table of what was seen in it: a row per capture, no text.

What is compared alone is there as a hash: records, addresses, digests, contents. A worker makes the
table once, and it is kept.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    PACKED,
    WORD,
    hashed,
    numbered,
    packed,
    read_table,
    row_groups,
    warc_name,
    write_arrow,
)
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.identity import article_id
from schemas.parts import Rights
from spiders.addresses import url_key

NARROW = "narrow.arrow"  # of a shard, as it is kept
MOMENT = pa.timestamp("us", "UTC")
SCHEMA = pa.schema(
    [
        ("row", pa.int32()),
        ("article_row", pa.int32()),
        ("record", PACKED),
        ("is_revisit", pa.bool_()),
        ("refers_to", PACKED),
        ("target", PACKED),
        ("publisher", WORD),
        ("fetched_at", MOMENT),
        ("http_status", pa.int32()),
        ("payload", PACKED),  # its digest; null where there is none
        ("truncated", WORD),
        ("state", WORD),
        ("reason", WORD),
        ("answers_for", PACKED),  # the article at an address that answers that it is gone
        ("rights", WORD),  # as JSON
        ("article_id", PACKED),
        ("content_hash", pa.int64()),
        ("facts_hash", pa.int64()),
        ("published_at", MOMENT),
        ("published_precision", WORD),
        ("size", pa.int32()),  # bytes of text
        ("taken", WORD),  # what selects the takedown that left its article out
    ]
)
FROM_LEDGER = (
    "record_id",
    "record_type",
    "target_uri",
    "publisher",
    "fetched_at",
    "http_status",
    "payload_digest",
    "truncated",
    "state",
    "reason",
    "detail",
    "article_id",
    "rights",
)
FROM_ARTICLE = (
    "article_id",
    "content_hash",
    "facts_hash",
    "published_at",
    "published_precision",
    "warc_record_id",
)
AT_ONCE = 5_000  # rights that are held as objects


@dataclass(frozen=True)
class Shard:
    """The two tables that one WARC file was parsed to, and their common name."""

    name: str  # <crawl>/<warc-stem>.parquet
    articles: Path
    ledger: Path

    @property
    def warc_file(self) -> str:
        """The name of the WARC file, relative to data/captures."""
        return warc_name(self.name.removesuffix(".parquet"))


def narrow(shard: Shard, folder: Path) -> None:
    """Write what was seen in one shard."""
    write_arrow(narrowed(shard), folder / NARROW)


def narrowed(shard: Shard) -> pa.Table:
    """Return the captures of one shard; its articles stand in the order of its ledger."""
    ledger = read_table(shard.ledger, LedgerRow, FROM_LEDGER).combine_chunks()
    articles = read_table(shard.articles, Article, FROM_ARTICLE)
    gives_article = pc.equal(ledger["state"], "article")
    assert ledger.filter(gives_article)["record_id"].equals(articles["warc_record_id"]), (
        f"{shard.name}: the ledger and the articles of a shard are not in step"
    )
    places = np.cumsum(gives_article.to_numpy()) - 1
    rows = pa.array(places.astype(np.int32), mask=~gives_article.to_numpy())
    of_articles = {
        "article_id": packed(articles["article_id"]),
        "content_hash": numbered(articles["content_hash"]),
        "facts_hash": numbered(articles["facts_hash"]),
        "published_at": articles["published_at"],
        "published_precision": articles["published_precision"],
        "size": text_sizes(shard.articles),
    }
    digests = ledger["payload_digest"]
    is_revisit = pc.equal(ledger["record_type"], "revisit")
    nothing = pa.scalar(None, pa.string())
    columns = {
        "row": pa.array(np.arange(len(ledger), dtype=np.int32)),
        "article_row": rows,
        "record": hashed(ledger["record_id"]),
        "is_revisit": is_revisit,
        "refers_to": hashed(pc.if_else(is_revisit, ledger["detail"], nothing)),
        "target": hashed(ledger["target_uri"]),
        "payload": hashed(pc.if_else(pc.equal(digests, ""), nothing, digests)),
        "answers_for": answered_articles(ledger),
        "rights": rights_said(ledger["rights"]),
        **{name: values.take(rows) for name, values in of_articles.items()},
    }
    is_taken = pc.fill_null(pc.equal(ledger["reason"], "takedown"), False)
    columns["taken"] = pc.if_else(is_taken, ledger["detail"], nothing)
    own = packed(pc.if_else(is_taken, ledger["article_id"], nothing))
    columns["article_id"] = pc.coalesce(columns["article_id"], own)
    for name in ("content_hash", "facts_hash"):  # of what was left out nothing is told apart
        columns[name] = pc.if_else(is_taken, pa.scalar(0, pa.int64()), columns[name])
    found = [columns[one.name] if one.name in columns else ledger[one.name] for one in SCHEMA]
    pairs = zip(found, SCHEMA, strict=True)
    return pa.Table.from_arrays([cast(values, one.type) for values, one in pairs], schema=SCHEMA)


def cast(values: pa.Array | pa.ChunkedArray, kind: pa.DataType) -> pa.Array:
    """Return *values* as of *kind*, words numbered."""
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return whole.dictionary_encode() if kind == WORD else whole.cast(kind)


def answered_articles(ledger: pa.Table) -> pa.Array:
    """Return the id of the article at each address that says it is gone or missing, else null."""
    is_gone = pc.fill_null(pc.equal(ledger["reason"], "withdrawn"), False)
    is_missing = pc.fill_null(pc.equal(ledger["http_status"], 404), False)
    is_answer = pc.or_(is_gone, is_missing)
    answers = ledger.select(["publisher", "target_uri"]).filter(is_answer).to_pylist()
    ids = [article_id(one["publisher"], url_key(one["target_uri"])) for one in answers]
    places = np.cumsum(is_answer.to_numpy()) - 1
    numbers = pa.array(places, mask=~is_answer.to_numpy())
    return packed(pa.array(ids, pa.string())).take(numbers)


def text_sizes(articles: Path) -> pa.ChunkedArray:
    """Return the bytes of each text in a file of articles; no more than a row group is held."""
    groups = row_groups(articles, ["text"])
    return pa.chunked_array(
        [chunk for rows in groups for chunk in pc.binary_length(rows["text"]).chunks], pa.int32()
    )


def rights_said(rights: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return what each capture said of its rights as JSON."""
    parts = (rights.slice(start, AT_ONCE) for start in range(0, len(rights), AT_ONCE))
    return pa.chunked_array(
        [pa.array(map(as_json, part.to_pylist()), pa.string()) for part in parts], pa.string()
    )


def as_json(rights: dict[str, object] | None) -> str | None:
    """Return what a capture said of its rights as JSON."""
    return None if rights is None else Rights.model_validate(rights).model_dump_json()
