"""A request to take down: found in the release, written down, obeyed by every later build."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import (
    TAKEDOWNS,
    TAKERS_NEED,
    Takedown,
    asked_for,
    author_key,
    columns,
    takedowns_in,
    takers,
    unbuilt,
    write_takedowns,
)
from pipelines.released.forgetting import forget
from pipelines.released.history import named
from schemas.errors import BroadsheetError
from schemas.nearest import did_you_mean
from spiders.addresses import url_key, without_login

FOUND_BY = tuple(dict.fromkeys((*TAKERS_NEED, "target_uri", "cluster_id")))


@dataclass(frozen=True)
class Wanted:
    """What somebody wants gone: one article, by id or address, or all of an author, a publisher or
    an author at a publisher.
    """

    article: str | None = None
    author: str | None = None
    publisher: str | None = None

    @property
    def name(self) -> str:
        """How a person would name it."""
        if self.article:
            return self.article
        return " at ".join(one for one in (self.author, self.publisher) if one)


@dataclass(frozen=True)
class Withdrawal:
    """What is written down, whether that is new, what goes, and the near-duplicates that stay."""

    takedown: Takedown
    is_new: bool
    articles: tuple[str, ...]  # ids, sorted
    addresses: tuple[str, ...]  # URLs of the same
    near_duplicates: tuple[str, ...]  # URLs: the same text, perhaps at another publisher


def withdraw(
    data: Path, wanted: Wanted, reason: str, at: datetime, published: Iterable[Path] = ()
) -> Withdrawal:
    """Write down that what is *wanted* gone must go; return what that is.

    The next build leaves it out, with tombstones; data/baseline forgets its words at once. Raises
    BroadsheetError if neither the release in *data* nor one that is *published* holds any of it.
    """
    found = withdrawal(data, wanted, reason, at, published)
    if found.is_new:
        write_takedowns([*takedowns_in(data / TAKEDOWNS), found.takedown], data / TAKEDOWNS)
    forget(data / "baseline", found.articles)
    return found


def withdrawal(
    data: Path, wanted: Wanted, reason: str, at: datetime, published: Iterable[Path] = ()
) -> Withdrawal:
    """Return what would go; nothing is written."""
    if not reason.strip():
        raise BroadsheetError("reason: a takedown says why")
    release = data / "release"
    rows = pa.concat_tables([known_articles(one) for one in (release, *published)])
    before = takedowns_in(data / TAKEDOWNS)
    takedown = asked(rows, wanted, " ".join(reason.split()), at, release, before)
    takedown = next((one for one in before if one.selector == takedown.selector), takedown)
    is_new = takedown.selector not in {one.selector for one in before}
    gone = rows.filter(pc.is_valid(takers(rows, asked_for([takedown]))))
    if not len(gone) and is_new:
        raise unknown(rows, wanted, release)
    still = rows.filter(pc.is_null(takers(rows, asked_for([*before, takedown]))))
    same = still.filter(
        pc.is_in(still["cluster_id"], value_set=gone["cluster_id"].combine_chunks())
    )
    return Withdrawal(
        takedown,
        is_new,
        tuple(sorted(set(gone["article_id"].to_pylist()))),
        tuple(sorted(set(gone["url"].to_pylist()))),
        tuple(sorted(set(same["url"].to_pylist()))),
    )


def asked(
    rows: pa.Table,
    wanted: Wanted,
    reason: str,
    at: datetime,
    release: Path,
    before: list[Takedown],
) -> Takedown:
    """Return the takedown that what is *wanted* becomes. Raises BroadsheetError for no article."""
    if wanted.article is None:
        author = " ".join(wanted.author.split()) if wanted.author else None
        if not (author or wanted.publisher):
            raise BroadsheetError("takedown: name an article, --author or --publisher")
        return Takedown(author=author, publisher=wanted.publisher, reason=reason, at=at)
    if wanted.author or wanted.publisher:
        raise BroadsheetError("takedown: name either an article or --author and --publisher")
    article = without_login(wanted.article)
    found = matching(rows, article) or known_already(before, article)
    if not found:
        whole = named(rows, article)
        more = f": a takedown is for good, so name the whole id, {whole}" if whole else ""
        raise BroadsheetError(f"{article}: no such article in {release}{more}")
    return Takedown(article_id=found["article_id"], url=found["url"], reason=reason, at=at)


def known_already(before: list[Takedown], article: str) -> dict[str, str] | None:
    """Return what was taken down *before* and is named so: no release holds it any more."""
    wanted = url_key(article) if "/" in article else None
    for one in before:
        if one.article_id and one.url and (one.article_id == article or url_key(one.url) == wanted):
            return {"article_id": one.article_id, "url": one.url}
    return None


def unknown(rows: pa.Table, wanted: Wanted, release: Path) -> BroadsheetError:
    """Return what to raise where nothing is of the author and the publisher, with a near name."""
    publishers = pc.unique(rows["publisher"]).to_pylist()
    if wanted.publisher and wanted.publisher not in publishers:
        near = did_you_mean(wanted.publisher, publishers)
        return BroadsheetError(f"{wanted.publisher}: no such publisher in {release}{near}")
    author = wanted.author or ""
    authors = pc.list_flatten(rows["authors"])
    found = (pc.unique(pc.struct_field(authors, part)).drop_null() for part in ("name", "url"))
    names = {author_key(name): name for values in found for name in values.to_pylist()}
    near = did_you_mean(author_key(author), names)
    for key, name in names.items():
        near = near.replace(f" {key}?", f" {name}?")
    at = f" at {wanted.publisher}" if wanted.publisher else ""
    return BroadsheetError(f"{author}: nothing by this author{at} in {release}{near}")


def known_articles(release: Path) -> pa.Table:
    """Return by what each article of *release*, in quarantine too, can be found."""
    if not release.is_dir():
        raise unbuilt(release)
    tables = ("articles", "revisions", "quarantine")
    parts = [columns(release, table, FOUND_BY) for table in tables]
    return pa.concat_tables(part.replace_schema_metadata() for part in parts)


def matching(rows: pa.Table, article: str) -> dict[str, str] | None:
    """Return the row that *article* names, by id or by an address that leads to the same story."""
    wanted = url_key(article) if "/" in article else None
    row: dict[str, str]
    for row in rows.select(["article_id", "url", "target_uri"]).to_pylist():
        if row["article_id"] == article:
            return row
        if wanted and wanted in (url_key(row["url"]), url_key(row["target_uri"])):
            return row
    return None
