"""What stands in a release beside articles: quarantine, tombstones, delta, keys, the manifest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import Column, Record
from schemas.publishers import PublisherRow

Change = Literal["added", "updated", "corrected", "withheld", "withdrawn", "takedown", "removed"]


class Quarantined(Article):
    """An article that failed a critical expectation, with every reason."""

    reasons: Annotated[list[str], Column("Critical expectations it failed, sorted")] = []


class Tombstone(Record):
    """An article that was taken out and stays out."""

    article_id: Annotated[str, Column("Id of the article that was here")]
    publisher: Annotated[str, Column("Publisher of that article")]
    url: Annotated[str | None, Column("Its canonical URL, if the release may name it")]
    cause: Annotated[
        Literal["takedown", "withdrawn"],
        Column("takedown: we were asked; withdrawn: the publisher's server says 410 or 451"),
    ]
    reason: Annotated[str, Column("The reason given, or the server's answer")]
    at: Annotated[datetime, Column("When it was asked for, or captured", unit="UTC")]


class Key(Record):
    """What a baseline remembers of one released article."""

    article_id: Annotated[str, Column("Stable id")]
    publisher: Annotated[str, Column("Publisher")]
    url: Annotated[str, Column("Canonical URL")]
    headline: Annotated[str | None, Column("Headline")]
    month: Annotated[str, Column("Partition, as yyyy-mm")]
    revision: Annotated[int, Column("Revision that was released")]
    content_hash: Annotated[str, Column("Hash of its content")]
    corrections: Annotated[int, Column("Number of corrections it carried")]
    facts_hash: Annotated[str | None, Column("Hash of its facts", since="1.3")] = None
    withheld: Annotated[str | None, Column("Why its text was withheld", since="1.3")] = None


class DeltaRow(Record):
    """One article that differs from the last cut version."""

    article_id: Annotated[str, Column("Stable id")]
    change: Annotated[Change, Column("What happened to it")]
    publisher: Annotated[str, Column("Publisher")]
    url: Annotated[str | None, Column("Canonical URL")]
    headline: Annotated[str | None, Column("Headline; the old one where the row is gone")]
    month: Annotated[str, Column("Partition, as yyyy-mm; the old one where the row is gone")]
    revision_before: Annotated[int | None, Column("Revision in the last version")] = None
    revision: Annotated[int | None, Column("Revision now")] = None
    content_hash_before: Annotated[str | None, Column("Content hash in the last version")] = None
    content_hash: Annotated[str | None, Column("Content hash now")] = None
    facts_hash_before: Annotated[
        str | None, Column("Hash of its facts in the last version", since="1.3")
    ] = None
    facts_hash: Annotated[str | None, Column("Hash of its facts now", since="1.3")] = None
    withheld_before: Annotated[
        str | None, Column("Why the last version withheld its text", since="1.3")
    ] = None
    withheld: Annotated[str | None, Column("Why its text is withheld now", since="1.3")] = None


ARTICLE_SORT = (
    ("publisher", "ascending"),
    ("published_at", "ascending"),
    ("article_id", "ascending"),
    ("revision", "ascending"),
)
ADDRESSED = ("article_id", "url")


@dataclass(frozen=True)
class Table:
    """One table of a release: its folder or file by *name*, its rows, and what *key* is unique."""

    name: str
    row: type[Record]
    key: tuple[str, ...]
    doc: str
    is_file: bool = False  # one file of that name, not a folder
    sorted_by: tuple[tuple[str, str], ...] = ()  # the order of the rows of a file
    found_by: tuple[str, ...] = ()  # columns by which readers look for one row

    @property
    def pattern(self) -> str:
        """Which files of a release are its, relative to the release."""
        return f"{self.name}.parquet" if self.is_file else f"{self.name}/**/*.parquet"


TABLES = {
    table.name: table
    for table in (
        Table(
            "articles",
            Article,
            ("article_id",),
            "One row per article: its newest revision",
            sorted_by=ARTICLE_SORT,
            found_by=ADDRESSED,
        ),
        Table(
            "revisions",
            Article,
            ("article_id", "revision"),
            "Earlier revisions of the articles, with the same columns",
            sorted_by=ARTICLE_SORT,
            found_by=ADDRESSED,
        ),
        Table(
            "captures",
            LedgerRow,
            ("warc_file", "warc_record"),
            "The ledger: one row per capture",
            found_by=("article_id", "target_uri"),
        ),
        Table(
            "quarantine",
            Quarantined,
            ("article_id", "revision"),
            "Rows that failed a critical expectation, with every reason",
            sorted_by=ARTICLE_SORT,
            found_by=ADDRESSED,
        ),
        Table("tombstones", Tombstone, ("article_id",), "Articles that were taken out", True),
        Table(
            "publishers",
            PublisherRow,
            ("publisher",),
            "One row per publisher of any table: names, countries and zones are one join away",
            True,
        ),
        Table("delta", DeltaRow, ("article_id",), "What differs from the version before"),
    )
}


class Entry(BaseModel):
    """One file of a release."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str  # relative to the release
    bytes: int
    sha256: str
    table: str | None = None  # for Parquet files: which table it is a part of
    rows: int | None = None
    content: str | None = None  # logical hash of a Parquet file's rows, whatever wrote it


class Manifest(BaseModel):
    """What a release holds and what it was made from; no clock, no machine, no path of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str  # of the data, YYYY.MM.N
    schema_version: str
    previous: str | None  # the version the delta is against
    first_capture: datetime
    last_capture: datetime
    rows: dict[str, int]  # by table
    states: dict[str, int]  # captures by state
    reasons: dict[str, int]  # captures by reason, where the state is not article
    named: int = 0  # stories that listings named, in all crawls
    left_out: dict[str, int] = {}  # those not asked for, and listings not read, by reason
    contact: str | None = None  # where the crawls had a person reached
    records: dict[str, int]  # WARC records by type, those without a ledger row too
    publishers: dict[str, int]  # articles by publisher
    inputs: dict[str, str]  # sha256 by WARC file, and of takedowns and baseline
    code: str  # fingerprint of the code that shaped the rows
    libraries: dict[str, str]  # versions of the libraries that shape the bytes
    files: tuple[Entry, ...]


class Cut(BaseModel):
    """A version that was cut, as data/baseline remembers it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    previous: str | None  # the version before
    schema_version: str
    last_capture: datetime
    parsed: str  # hash of what was parsed, by which a build knows that it is of the same captures
    content: str  # hash of the tables, code and libraries: a build with it is this version
    rows: dict[str, int]  # by table
    columns: dict[str, str]  # type by `table.column`
