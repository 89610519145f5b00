"""A request to take an article down: found in the release, written down, obeyed by every build."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import Takedown, columns, takedowns_in, unbuilt, write_takedowns
from schemas.errors import BroadsheetError
from spiders.addresses import url_key, without_login

TAKEDOWNS = "takedowns.jsonl"
FOUND_BY = ("article_id", "url", "target_uri", "cluster_id")


@dataclass(frozen=True)
class Withdrawal:
    """What was written down, whether it was new, and the near-duplicates that stay."""

    takedown: Takedown
    is_new: bool
    near_duplicates: tuple[str, ...]  # URLs: the same text, perhaps at another publisher


def withdraw(data: Path, article: str, reason: str, at: datetime) -> Withdrawal:
    """Write down that *article* (its id, its URL or the address it was fetched from) must go.

    The next build leaves it out, with a tombstone. Raises BroadsheetError if the release in *data*
    holds no such article.
    """
    if not reason.strip():
        raise BroadsheetError("reason: a takedown says why")
    rows = known_articles(data / "release")
    article = without_login(article)
    found = matching(rows, article)
    if not found:
        raise BroadsheetError(f"{article}: no such article in {data / 'release'}")
    takedown = Takedown(
        article_id=found["article_id"], url=found["url"], reason=" ".join(reason.split()), at=at
    )
    before = takedowns_in(data / TAKEDOWNS)
    gone = {one.article_id for one in before} | {takedown.article_id}
    same = rows.filter(pc.equal(rows["cluster_id"], found["cluster_id"])).to_pylist()
    others = sorted(row["url"] for row in same if row["article_id"] not in gone)
    is_new = takedown.article_id not in {one.article_id for one in before}
    if is_new:
        write_takedowns([*before, takedown], data / TAKEDOWNS)
    return Withdrawal(takedown, is_new, tuple(others))


def known_articles(release: Path) -> pa.Table:
    """Return by what each article of *release*, in quarantine too, can be found."""
    if not release.is_dir():
        raise unbuilt(release)
    parts = [columns(release, table, FOUND_BY) for table in ("articles", "quarantine")]
    return pa.concat_tables(part.replace_schema_metadata() for part in parts)


def matching(rows: pa.Table, article: str) -> dict[str, str] | None:
    """Return the row that *article* names, by id or by an address that leads to the same story."""
    wanted = url_key(article) if "/" in article else None
    row: dict[str, str]
    for row in rows.to_pylist():
        if row["article_id"] == article:
            return row
        if wanted and wanted in (url_key(row["url"]), url_key(row["target_uri"])):
            return row
    return None
