"""A small validated folder, as the validate stage leaves it, written by hand for the tests."""

import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from expectations.gate import Profile
from pipelines.counting.statistics import statistics, tallies
from pipelines.files.declared import write_declared
from pipelines.files.receipt import Receipt, write_receipt
from pipelines.files.tables import write_table
from pipelines.gating.stored import write_profiles
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import Record, table_of
from schemas.content import content_hash, reading_text
from schemas.identity import article_id
from schemas.parts import Author, Block, Correction, Image, Link, Provenance, Related, Rights
from schemas.release import ARTICLE_SORT, Quarantined, Tombstone
from schemas.verdict import Check, Verdict
from spiders.publisher import Publisher

CRAWL = "20261102T060000Z"
WARC = f"{CRAWL}/harbour-courier-00000.warc.gz"
FETCHED = datetime(2026, 11, 2, 6, tzinfo=UTC)
COURIER = Publisher(
    key="harbour-courier",
    name="Harbour Courier",
    domains=("courier.example.com",),
    language="en",
    country="GB",
    timezone="Europe/London",
    terms="https://courier.example.com/terms",
    tdm_reserved=False,
)
PASSED = Check(
    level="release",
    scope="release",
    expectation="unique",
    column="article_id",
    severity="critical",
    success=True,
    expected="no repeated value",
    observed="none",
)


def story(number: int, published: datetime | None = None, **given: Any) -> Article:
    """Return a plain article of the Harbour Courier; *given* replaces what a test is about."""
    body = [
        Block(role="lede", text=f"Ferry {number} is back."),
        Block(role="paragraph", text="The harbour board said on Monday that it is sound."),
    ]
    url = f"https://courier.example.com/news/{number}"
    facts: dict[str, Any] = {
        "article_id": article_id("harbour-courier", url),
        "publisher": "harbour-courier",
        "url": url,
        "kind": "article",
        "headline": f"Ferry {number} returns",
        "dek": body[0].text,
        "body": body,
        "text": reading_text(body),
        "word_count": 14,
        "language": "en",
        "authors": [Author(name="Ada Quay", kind="person")],
        "published_at": published,
        "published_precision": "minute" if published else None,
        "images": [Image(url=f"{url}.jpg", caption="The ferry")],
        "links": [Link(text="board", url="https://board.example.com/")],
        "related": [Related(headline="Tides")],
        "tags": ["ferries", "harbour"],
        "fetched_at": FETCHED,
        "first_seen_at": FETCHED,
        "target_uri": url,
        "warc_file": WARC,
        "warc_record_id": f"<urn:uuid:{number}>",
        "payload_digest": "sha1:AAAA",
        "provenance": [Provenance(field="headline", method="json_ld", raw="Ferry", confidence=0.9)],
    }
    facts |= given
    dated = facts["published_at"]
    told = {"published_day": dated and dated.date(), "month": month_of(dated or FETCHED)}
    article = Article(**(told | facts))
    article.content_hash = given.get("content_hash") or content_hash(article)
    article.cluster_id = given.get("cluster_id", article.article_id)
    return article


def month_of(moment: datetime) -> str:
    """Return the month of *moment*, as a row has it."""
    return f"{moment:%Y-%m}"


def ledger_row(article: Article, offset: int, state: str = "article", **given: Any) -> LedgerRow:
    """Return the ledger row of the capture that *article* came from."""
    facts: dict[str, Any] = {
        "record_id": article.warc_record_id,
        "record_type": "response",
        "target_uri": article.target_uri,
        "publisher": article.publisher,
        "fetched_at": article.fetched_at,
        "http_status": 200,
        "content_type": "text/html",
        "payload_digest": article.payload_digest,
        "payload_length": 1000,
        "warc_file": article.warc_file,
        "warc_record": offset,
        "warc_offset": offset << 20,
        "state": state,
        "article_id": article.article_id,
        "revision": article.revision,
    }
    return LedgerRow(**(facts | given))


def newsroom() -> dict[str, list[Record]]:
    """Return the rows of a day: three months, a revision, a withheld text, one in quarantine."""
    october = datetime(2026, 10, 30, 9, 30, tzinfo=UTC)
    second = story(2, october + timedelta(days=2), revision=2, headline="Ferry 2 is late")
    articles = [
        story(1, october),
        second,
        story(3, october + timedelta(days=2), corrections=[Correction(text="It was Tuesday.")]),
        story(4, None, rights=Rights(tdm_reserved=True, text_withheld="tdm_reservation")),
        story(5, datetime(2025, 1, 2, tzinfo=UTC), publisher="tarn-gazette", language="de"),
    ]
    quarantined = Quarantined(
        **story(6, october, language="??").model_dump(), reasons=["language_pattern"]
    )
    return {
        "articles": articles,
        "revisions": [story(2, october + timedelta(days=2))],
        "quarantine": [quarantined],
        "tombstones": [
            Tombstone(
                article_id=article_id("harbour-courier", "https://courier.example.com/news/7"),
                publisher="harbour-courier",
                url=None,
                cause="takedown",
                reason="asked by the publisher",
                at=FETCHED,
            )
        ],
    }


def write_validated(data: Path, rows: dict[str, list[Any]] | None = None) -> Path:
    """Write *rows* (default: the newsroom's) as data/validated and return *data*."""
    shutil.rmtree(data / "validated", ignore_errors=True)
    tables = newsroom() if rows is None else rows
    models = {"articles": Article, "revisions": Article, "quarantine": Quarantined}
    for name, model in models.items():
        by_month: dict[str, list[Any]] = {}
        for row in tables.get(name, []):
            month = month_of(row.published_at or row.first_seen_at)
            by_month.setdefault(month, []).append(row.model_copy(update={"month": month}))
        for month, group in by_month.items():
            path = data / "validated" / name / f"month={month}" / "part-0000.parquet"
            write_table(table_of(group, model).sort_by(list(ARTICLE_SORT)), path, model)
    stones = table_of(tables.get("tombstones", []), Tombstone)
    write_table(stones, data / "validated" / "tombstones.parquet", Tombstone)
    write_ledger(data, tables)
    write_verdict(data, Verdict(success=True, checks=(PASSED,)))
    counted = tallies(table_of(tables.get("articles", []), Article))
    figures = statistics(dict(sorted(counted.items()))).model_dump_json(indent=1)
    (data / "validated" / "statistics.json").write_text(f"{figures}\n")
    write_declared([COURIER], data / "parsed")
    receipt = Receipt("cd" * 32, "ab" * 32, records={"warcinfo": 1, "response": 7})
    write_receipt(receipt, data / "parsed" / "receipts" / f"{WARC.removesuffix('.warc.gz')}.json")
    return data


def write_ledger(data: Path, tables: dict[str, list[Any]]) -> None:
    """Write the ledger of the captures that *tables* came from, and of a redirect."""
    shown = [*tables.get("articles", []), *tables.get("revisions", [])]
    rows = [ledger_row(article, number) for number, article in enumerate(shown)]
    rows += [
        ledger_row(row, number, "quarantined", reason="language_pattern")
        for number, row in enumerate(tables.get("quarantine", []), len(rows))
    ]
    if rows:
        nothing = {"article_id": None, "revision": None}
        one = [*shown, *tables.get("quarantine", [])][0]
        rows.append(ledger_row(one, len(rows), "rejected", reason="redirect", **nothing))
    publishers = {row.publisher for row in rows}
    profiles = {name: Profile({"captures": Counter(article=1)}) for name in publishers}
    name = f"{WARC.removesuffix('.warc.gz')}.parquet"
    write_profiles(profiles, WARC, data / "deduped" / "profiles" / name)
    path = data / "validated" / "captures" / f"{WARC.removesuffix('.warc.gz')}.parquet"
    write_table(table_of(rows, LedgerRow), path, LedgerRow)


def write_verdict(data: Path, verdict: Verdict) -> None:
    """Write what the validate stage found."""
    path = data / "validated" / "validation.json"
    path.write_text(verdict.model_dump_json(indent=1) + "\n")
