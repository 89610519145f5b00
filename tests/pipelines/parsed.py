"""Parsed shards, written as the parse stage writes them: the input of dedupe in the tests."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.files.tables import write_table
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import table_of
from schemas.content import content_hash, facts_hash, reading_text
from schemas.identity import article_id, digest
from schemas.parts import Block
from spiders.addresses.canonical import url_key

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
Parsed = tuple[Article | None, LedgerRow]


def words(seed: str, length: int = 60) -> str:
    """Return a text of *length* words that no text of another *seed* shares."""
    return " ".join(f"{seed}{number}" for number in range(length))


def article(url: str, text: str = "", at: datetime = NOON, **values: Any) -> Article:
    """Return a sound article of *url* with one paragraph of *text*, captured at *at*."""
    publisher = values.pop("publisher", "courier")
    own = article_id(publisher, url_key(url))
    body = [Block(role="lede", text=text or words(own[:8]))]
    facts = {
        "publisher": publisher,
        "url": url,
        "article_id": own,
        "cluster_id": own,
        "kind": "article",
        "headline": "Council votes",
        "body": body,
        "text": reading_text(body),
        "word_count": len(reading_text(body).split()),
        "language": "en",
        "published_at": at,
        "published_precision": "second",
        "month": f"{at:%Y-%m}",
        "fetched_at": at,
        "first_seen_at": at,
        "target_uri": url,
        "warc_file": "one/courier.warc.gz",
        "warc_record_id": "r0",
        "payload_digest": "",
    }
    facts |= values
    published = facts["published_at"]
    facts.setdefault("published_day", published and published.date())
    made = Article(**facts)
    hashes = {"content_hash": content_hash(made), "facts_hash": facts_hash(made)}
    return made.model_copy(update=hashes)


def page(shown: Article, record: str, **values: Any) -> Parsed:
    """Return the capture *record* that gives the article *shown*."""
    row = ledger_row(shown.target_uri, record, shown.fetched_at, publisher=shown.publisher)
    said = {"article_id": shown.article_id, "revision": 1, "rights": shown.rights}
    changed = row.model_copy(update=said | values)
    same = {"warc_record_id": record, "payload_digest": changed.payload_digest}
    return shown.model_copy(update=same), changed


def ledger_row(url: str, record: str, at: datetime = NOON, **values: Any) -> LedgerRow:
    """Return the ledger row of a capture."""
    facts = {
        "record_id": record,
        "record_type": "response",
        "target_uri": url,
        "publisher": "courier",
        "fetched_at": at,
        "http_status": 200,
        "content_type": "text/html",
        "payload_digest": f"sha1:{digest(record)}",
        "payload_length": 1000,
        "warc_file": "",
        "warc_record": 0,
        "warc_offset": 0,
        "state": "article",
    }
    return LedgerRow(**(facts | values))


def revisit(url: str, record: str, at: datetime, of: str | None, digest: str = "") -> Parsed:
    """Return a revisit record that refers to the record *of*."""
    facts = {"record_type": "revisit", "state": "unchanged", "reason": "revisit", "detail": of}
    return None, ledger_row(url, record, at, payload_digest=digest, http_status=304, **facts)


def rejected(url: str, record: str, reason: str, at: datetime = NOON, status: int = 200) -> Parsed:
    """Return a capture that was rejected for *reason*."""
    facts = {"state": "rejected", "reason": reason, "detail": "a fact"}
    return None, ledger_row(url, record, at, http_status=status, **facts)


def write_shard(root: Path, name: str, captures: Sequence[Parsed]) -> None:
    """Write the two tables of the shard *name* (crawl/stem) under *root*, in the order given."""
    places = {"warc_file": f"{name}.warc.gz"}
    articles = [shown.model_copy(update=places) for shown, _ in captures if shown is not None]
    rows = [
        row.model_copy(update=places | {"warc_record": offset, "warc_offset": offset})
        for offset, (_, row) in enumerate(captures)
    ]
    parsed = root / "data/parsed"
    write_table(table_of(articles, Article), parsed / f"articles/{name}.parquet", Article)
    write_table(table_of(rows, LedgerRow), parsed / f"captures/{name}.parquet", LedgerRow)
