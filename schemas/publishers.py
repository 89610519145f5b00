"""The publishers of a release: what is declared of each, and what the release holds of it.

The table is there to be joined: but for the key, no other table has a column of the same name.
"""

from datetime import datetime
from typing import Annotated, Literal

import pyarrow as pa

from schemas.columns import Column, Record

SINCE = "1.3"
Health = Literal["ok", "failing", "silent", "held"]


class Declared(Record):
    """What is declared of a publisher; of an undeclared one its key alone."""

    publisher: Annotated[
        str,
        Column(
            "Key of the declared publisher, else the registered domain, as in every other table",
            schema_org="identifier",
            since=SINCE,
        ),
    ]
    name: Annotated[
        str | None, Column("Name; null if undeclared", schema_org="name", since=SINCE)
    ] = None
    domains: Annotated[
        list[str], Column("Registered domains or hosts that are its own", since=SINCE)
    ] = []
    country: Annotated[str | None, Column("Country, as ISO 3166 alpha-2", since=SINCE)] = None
    main_language: Annotated[
        str | None, Column("Main language of the site, as a BCP 47 tag", since=SINCE)
    ] = None
    timezone: Annotated[
        str | None,
        Column("IANA zone in which it prints times: published_day is of it", since=SINCE),
    ] = None
    license: Annotated[
        str | None,
        Column("Licence of its texts, where it names one", schema_org="license", since=SINCE),
    ] = None
    terms: Annotated[
        str | None, Column("Address of its terms", schema_org="usageInfo", since=SINCE)
    ] = None
    tdm_reserved: Annotated[
        bool | None, Column("Whether it reserves text and data mining", since=SINCE)
    ] = None


def number(doc: str, unit: str) -> Column:
    """Return the column of a count."""
    return Column(doc, unit=unit, arrow=pa.int64(), since=SINCE)


class PublisherRow(Declared):
    """One publisher that has articles, captures or tombstones in the release."""

    languages: Annotated[
        list[str], Column("Languages of its articles, the commonest first", since=SINCE)
    ] = []
    first_published_at: Annotated[
        datetime | None, Column("Its first article of a known time", unit="UTC", since=SINCE)
    ] = None
    last_published_at: Annotated[
        datetime | None, Column("Its last article of a known time", unit="UTC", since=SINCE)
    ] = None
    articles: Annotated[int, number("Its articles", "rows")] = 0
    revisions: Annotated[int, number("Earlier revisions of them", "rows")] = 0
    quarantined: Annotated[int, number("Its rows in quarantine", "rows")] = 0
    tombstones: Annotated[int, number("Its articles that were taken out", "rows")] = 0
    captures: Annotated[int, number("Its captures in the ledger", "rows")] = 0
    withheld_articles: Annotated[int, number("Its articles whose text is withheld", "rows")] = 0
    health: Annotated[
        Health | None,
        Column(
            "How its last crawl went: held (captures wait for a decision), silent (none shows an "
            "article, while those of an earlier crawl do), failing (more failed than show an "
            "article) or ok; null without captures",
            since=SINCE,
        ),
    ] = None
    last_captured_at: Annotated[
        datetime | None, Column("Its last capture", unit="UTC", since=SINCE)
    ] = None
    last_crawl: Annotated[
        str | None, Column("Crawl of that capture, a folder of `captures`", since=SINCE)
    ] = None
    last_captures: Annotated[int, number("Its captures of that crawl", "rows")] = 0
    last_shown: Annotated[
        int, number("Those that show an article, new, changed or unchanged", "rows")
    ] = 0
    last_failed: Annotated[
        int,
        number("Those of stories that are quarantined, held or rejected for a fault", "rows"),
    ] = 0
    last_reason: Annotated[str | None, Column("The commonest reason among these", since=SINCE)] = (
        None
    )
