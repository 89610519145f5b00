"""What stands in a release beside articles: quarantine, tombstones, delta, keys, the manifest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from schemas.about import About
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import Column, Field, Record, columns_of
from schemas.publishers import PublisherRow

Change = Literal["added", "updated", "corrected", "withheld", "withdrawn", "takedown", "removed"]
Compared = Literal["articles", "revisions", "tombstones"]  # tables of which there is a delta


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
    """What a baseline remembers of one released row: no word of its text, and no address.

    A column that differs is told by a number of 64 bits for the row and one of 32 for each column.
    """

    table: Annotated[Compared, Column("Table of the row")]
    article_id: Annotated[str, Column("Stable id")]
    revision: Annotated[int | None, Column("Its revision; null of tombstones")] = None
    publisher: Annotated[str, Column("Publisher")]
    month: Annotated[str | None, Column("Month, as yyyy-mm; null of tombstones")] = None
    withheld: Annotated[str | None, Column("Why its text was withheld")] = None
    corrections: Annotated[int | None, Column("Number of corrections it carried")] = None
    content_hash: Annotated[str | None, Column("Hash of its content")] = None
    facts_hash: Annotated[str | None, Column("Hash of its facts")] = None
    row_hash: Annotated[int | None, Column("Number of all it holds", arrow=pa.int64())] = None
    column_hashes: Annotated[
        list[int] | None, Column("Number of each column, in the order of the table; 0 of null")
    ] = None


class DifferingRow(Record):
    """One row that differs between two versions."""

    article_id: Annotated[str, Column("Stable id")]
    revision: Annotated[
        int | None,
        Column("Revision; the last one where the row is gone; null of tombstones"),
    ] = None
    change: Annotated[Change, Column("What happened to it")]
    fields: Annotated[
        list[str] | None,
        Column(
            "Columns that differ; null of rows that came or went, and where the version before "
            "did not remember them",
            since="2.0",
        ),
    ] = None
    publisher: Annotated[str, Column("Publisher")]
    month: Annotated[
        str | None,
        Column("Month, as yyyy-mm; the old one where the row is gone; null of tombstones"),
    ] = None
    revision_before: Annotated[int | None, Column("Revision in the last version")] = None


class DeltaRow(DifferingRow):
    """One row that differs from the last cut version, and where it stands."""

    file: Annotated[
        str | None,
        Column(
            "File of this release that the whole row stands in; null if it is gone", since="2.0"
        ),
    ] = None


class DiffRow(DifferingRow):
    """One row that differs between two releases, as `broadsheet diff` tells it."""

    table: Annotated[Compared, Column("Table of the row")]
    headline: Annotated[
        str | None, Column("Headline; the old one where the row is gone; null if taken down")
    ] = None


ARTICLE_SORT = (
    ("publisher", "ascending"),
    ("published_at", "ascending"),
    ("article_id", "ascending"),
    ("revision", "ascending"),
)
ADDRESSED = ("article_id", "url")
PERIOD = Field(
    "period",
    str,
    False,
    Column(
        "Whose rows stand in the file: a month's, as yyyy-mm, or a whole year's, as yyyy-all",
        pattern=r"\d{4}-(all|\d{2})",
        since="2.0",
    ),
)
CRAWL = Field("crawl", str, False, Column("Crawl or import that made the capture"))


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
    delta_of: Compared | None = None  # the table whose changes it tells
    partition: Field | None = None  # what the folder of a file says of its rows: readers may add it

    @property
    def columns(self) -> tuple[Field, ...]:
        """The columns that stand in its files, then that of the folder."""
        return (*columns_of(self.row), *([self.partition] if self.partition else []))

    @property
    def folder(self) -> str:
        """Where its files are, relative to the release."""
        return f"delta/{self.delta_of}" if self.delta_of else self.name

    @property
    def pattern(self) -> str:
        """Which files of a release are its, relative to the release."""
        return f"{self.name}.parquet" if self.is_file else f"{self.folder}/**/*.parquet"


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
            partition=PERIOD,
        ),
        Table(
            "revisions",
            Article,
            ("article_id", "revision"),
            "Earlier revisions of the articles, with the same columns",
            sorted_by=ARTICLE_SORT,
            found_by=ADDRESSED,
            partition=PERIOD,
        ),
        Table(
            "captures",
            LedgerRow,
            ("warc_file", "warc_record"),
            "The ledger: one row per capture",
            found_by=("article_id", "target_uri"),
            partition=CRAWL,
        ),
        Table(
            "quarantine",
            Quarantined,
            ("article_id", "revision"),
            "Rows that failed a critical expectation, with every reason",
            sorted_by=ARTICLE_SORT,
            found_by=ADDRESSED,
            partition=PERIOD,
        ),
        Table("tombstones", Tombstone, ("article_id",), "Articles that were taken out", True),
        Table(
            "publishers",
            PublisherRow,
            ("publisher",),
            "One row per publisher of any table: names, countries and zones are one join away",
            True,
        ),
        Table(
            "delta_articles",
            DeltaRow,
            ("article_id",),
            "Articles that differ from the version before: which columns, and where the rows stand",
            delta_of="articles",
        ),
        Table(
            "delta_revisions",
            DeltaRow,
            ("article_id", "revision"),
            "Earlier revisions that differ: which columns, and where the rows stand",
            delta_of="revisions",
        ),
        Table(
            "delta_tombstones",
            DeltaRow,
            ("article_id",),
            "Tombstones that differ: which columns",
            delta_of="tombstones",
        ),
    )
}

DELTAS = {table.delta_of: table for table in TABLES.values() if table.delta_of}


class Entry(BaseModel):
    """One file of a release."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str  # relative to the release
    bytes: int
    sha256: str
    table: str | None = None  # for Parquet files: which table it is a part of
    rows: int | None = None
    content: str | None = None  # logical hash of a Parquet file's rows, whatever wrote it


class Edition(BaseModel):
    """Which columns of the schema a release holds, and in which form the names of authors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: Literal["full", "metadata"] = "full"  # metadata: none that is text
    bylines: Literal["names", "hashed", "none"] = "names"

    @property
    def is_whole(self) -> bool:
        """Whether it is the release as it was built."""
        return self == FULL

    @property
    def name(self) -> str:
        """Its name, as in `full` or `metadata, bylines hashed`."""
        told = "" if self.bylines == "names" else f", bylines {self.bylines}"
        return f"{self.columns}{told}"


FULL = Edition()


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
    records: dict[str, int]  # WARC records by type, those without a ledger row too
    publishers: dict[str, int]  # articles by publisher
    contents: dict[str, str] = {}  # by table with a delta: a hash of its rows, in whatever order
    inputs: dict[str, str]  # sha256 by WARC file, and of takedowns and baseline
    code: str  # fingerprint of the code that shaped the rows
    libraries: dict[str, str]  # versions of the libraries that shape the bytes
    about: About = About()  # what the maker says of it
    edition: Edition = FULL  # full, or what was made of it for readers of less
    files: tuple[Entry, ...]


class VersionFigures(BaseModel):
    """What a version that was cut held, as the report of the next one shows it beside its own.

    A version that an earlier Broadsheet cut tells its rows alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    last_capture: datetime
    rows: dict[str, int]  # by table
    publishers: dict[str, int] = {}  # articles by publisher
    fill: dict[str, float] = {}  # share of articles that have a value, by column
    words: dict[str, int] = {}  # quantiles of word_count: p10, p50, p90


class Cut(VersionFigures):
    """A version that was cut, as data/baseline remembers it."""

    previous: str | None  # the version before
    schema_version: str
    parsed: str  # hash of what was parsed, by which a build knows that it is of the same captures
    content: str  # hash of the tables, code and libraries: a build with it is this version
    columns: dict[str, str]  # type by `table.column`

    @property
    def figures(self) -> VersionFigures:
        """What it held."""
        return VersionFigures(**self.model_dump(include=set(VersionFigures.model_fields)))
