"""The rows that were chosen, whole, with their captures: what the pages are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.files import parquet_files
from pipelines.reporting.chosen import Chosen, chosen
from pipelines.reporting.picked import picked_rows
from schemas.edition import tables_in
from schemas.release import TABLES, Edition

MOST_REVISIONS = 5  # of an article, the newest
CAPTURE = ("record_id", "warc_file", "warc_record", "warc_offset", "http_status", "content_type")
Row = dict[str, Any]  # of a table, by column


@dataclass(frozen=True)
class Shown:
    """What is shown: rows newest first, and of captures where they are, by file and record id.

    *revisions* are earlier ones by article, the newest first.
    """

    chosen: Chosen
    articles: list[Row]
    quarantine: list[Row]
    revisions: dict[str, list[Row]]
    captures: dict[tuple[str, str], Row]

    @property
    def by_id(self) -> dict[str, Row]:
        """The articles by their ids."""
        return {row["article_id"]: row for row in self.articles}

    def capture_of(self, row: Row) -> Row | None:
        """Return what the ledger says of the capture that *row* was read from."""
        return self.captures.get((row["warc_file"], row["warc_record_id"]))


def shown(release: Path, edition: Edition) -> Shown:
    """Return what is shown of *release*, which has the columns of *edition*."""
    found = chosen(release)
    articles = rows_of(release, "articles", edition, found.articles)
    keys = {article for article, _ in found.quarantined}
    quarantine = [
        row
        for row in rows_of(release, "quarantine", edition, keys)
        if (row["article_id"], row["revision"]) in found.quarantined
    ]
    revisions: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(release, "revisions", edition, found.articles):
        own = revisions[row["article_id"]]
        own.append(row)
        own.sort(key=lambda one: -one["revision"])
        del own[MOST_REVISIONS:]
    records = {row["warc_record_id"] for row in (*articles, *quarantine)}
    captures = {
        (row["warc_file"], row["record_id"]): row
        for row in picked(release, "captures", "record_id", records, CAPTURE)
    }
    return Shown(found, newest_first(articles), newest_first(quarantine), revisions, captures)


def rows_of(release: Path, table: str, edition: Edition, ids: Collection[str]) -> Iterable[Row]:
    """Return the rows of *table* whose article is one of *ids*.

    Of rows that repeat a key, for which the release is refused, one is shown: no two have a page.
    """
    names = list(tables_in(edition)[table].row.model_fields)
    found = picked(release, table, "article_id", ids, names)
    return {tuple(row[name] for name in TABLES[table].key): row for row in found}.values()


def picked(
    release: Path, table: str, by: str, values: Collection[str], names: Iterable[str]
) -> list[Row]:
    """Return the rows of *table* whose column *by* is one of *values*."""
    found: list[Row] = []
    for path in parquet_files(release / table):
        for rows in picked_rows(path, by, values, list(names)):
            found += plain_rows(rows)
    return found


def plain_rows(rows: pa.Table) -> list[Row]:
    """Return *rows* as dictionaries."""
    return list(rows.to_pylist())


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """Return *rows* by their time, the newest first, then by id."""
    return sorted(
        rows, key=lambda row: (-when(row).timestamp(), row["article_id"], row["revision"])
    )


def when(row: Row) -> datetime:
    """Return when a row was published, else when it was first captured."""
    at: datetime = row["published_at"] or row["first_seen_at"]
    return at.astimezone(UTC)
