"""Shards of the parse stage: one WARC file, where its tables go, and whether they are current.

A file is parsed again only if it, its publishers, their profiles or the parsing code changed, which
its receipt tells; so a new crawl costs what is new, and the result is the same as from nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.files import (
    DISCOVERY,
    NONE_ASKED,
    PUBLISHERS,
    Asked,
    Receipt,
    code_fingerprint,
    libraries,
    read_receipt,
    sha256_of,
    shard_stem,
)
from pipelines.warc import warc_files
from schemas.errors import BroadsheetError
from schemas.identity import digest
from spiders.publisher import (
    Publisher,
    declared_publishers,
    profile_of,
    publisher_copy,
    publisher_for,
)

PARSING = ("pipelines.parsing.ledger", "pipelines.files.tables")  # their imports decide the rows


@dataclass(frozen=True)
class Shard:
    """One WARC file, where its tables go, its name in the ledger, the publishers that count, and
    what may not be in its tables.
    """

    warc: Path
    name: str  # relative to data/captures
    articles: Path
    ledger: Path
    receipt: Path  # last: without it the others count for nothing
    publishers: tuple[Publisher, ...]
    asked: Asked = NONE_ASKED


def shards(captures: Path, parsed: Path, asked: Asked = NONE_ASKED) -> list[Shard]:
    """Return a shard for each WARC file under *captures*, in order of name; all obey *asked*.

    Raises BroadsheetError for a name that is no text: no table can hold it.
    """
    found = warc_files(captures)
    for path in found:
        if not path.name.isprintable():
            raise BroadsheetError(f"{path}: a name that cannot be printed: rename the file")
    return [shard_of(path, path.relative_to(captures), parsed, asked) for path in found]


def shard_of(warc: Path, name: Path, parsed: Path, asked: Asked = NONE_ASKED) -> Shard:
    """Return where the tables of one WARC file go."""
    stem = Path(shard_stem(name.as_posix()))
    return Shard(
        warc,
        name.as_posix(),
        parsed / "articles" / stem.parent / f"{stem.name}.parquet",
        parsed / "captures" / stem.parent / f"{stem.name}.parquet",
        parsed / "receipts" / stem.parent / f"{stem.name}.json",
        crawl_publishers(warc.parent),
        asked,
    )


@cache
def crawl_publishers(crawl: Path) -> tuple[Publisher, ...]:
    """Return the publishers that count for the captures of one crawl: the declared ones, and those
    that only the crawl's own copy of the facts knows.
    """
    declared = declared_publishers()
    copies = [publisher_copy(path) for path in sorted((crawl / "publishers").glob("*.json"))]
    return (*declared.values(), *(one for one in copies if one.key not in declared))


def host_fingerprint(host: str, publishers: Iterable[Publisher]) -> str:
    """Return what parsing of *host*'s pages depends on besides the code: facts and profile."""
    return fingerprint_of(publisher_for(host, publishers))


def fingerprint_of(publisher: Publisher | None) -> str:
    """Return the same of the pages of *publisher*, if any is declared for them."""
    if publisher is None:
        return ""
    profile = profile_of(publisher.key)
    return publisher.fingerprint + (profile.fingerprint if profile else "")


def parsing_code() -> str:
    """Return the fingerprint of all code that decides what a page gives."""
    return digest(code_fingerprint(PARSING) + json.dumps(libraries(), sort_keys=True))


def readable_sum(warc: Path) -> str:
    """Return the SHA-256 of a WARC file, "" if it cannot be read."""
    try:
        return sha256_of(warc)
    except OSError:
        return ""


def current_receipt(shard: Shard, warc: str) -> Receipt | None:
    """Return the receipt if the shard's tables are what parsing it now would give.

    *warc* is the SHA-256 of its file.
    """
    try:
        receipt = read_receipt(shard.receipt)
        tables = {"articles": sha256_of(shard.articles), "captures": sha256_of(shard.ledger)}
    except (OSError, BroadsheetError):
        return None
    is_current = (
        receipt.code == parsing_code()
        and receipt.tables == tables
        and all(
            known == host_fingerprint(host, shard.publishers)
            for host, known in receipt.hosts.items()
        )
        and receipt.warc == warc
        and receipt.left_out.keys() <= shard.asked.selectors.keys()  # else one was taken back
    )
    return receipt if is_current else None


def unreadable(shard: Shard) -> str | None:
    """Return why the shard's file cannot be read at all; None if it can."""
    try:
        with shard.warc.open("rb") as file:
            file.read(1)
    except OSError as error:
        return f"{shard.warc}: cannot be read: {error.strerror}"
    return None


def remove_stale(parsed: Path, current: Iterable[Shard]) -> None:
    """Remove from *parsed* every file that is of no *current* shard: what is left is true."""
    wanted = {path for shard in current for path in (shard.articles, shard.ledger, shard.receipt)}
    wanted |= {parsed / DISCOVERY, parsed / PUBLISHERS}
    for path in sorted(parsed.rglob("*")):
        if path.is_file() and path not in wanted:
            path.unlink()
