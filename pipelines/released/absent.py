"""Why what was asked for is no article of a release, as far as the release says it itself."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow.compute as pc

from pipelines.files import column_parts
from pipelines.released.any_rows import Row
from schemas.identity import article_id
from schemas.release import TABLES
from spiders.addresses import host_of_url, url_key


def absence(release: Path, name: str) -> str:
    """Return in one line why *name*, an address or the start of an id, is no article of *release*:
    it is several, was taken out, is in quarantine, or its capture became none.
    """
    said = f"{name}: no such article in {release}"
    ids = {row["article_id"] for row in named_rows(release, "articles", ("article_id",), name)}
    if len(ids) > 1:
        return f"{said}: {len(ids):,} ids begin so: write more of it"
    for row in named_rows(release, "tombstones", ("article_id", "publisher", "url"), name):
        gone = next(
            one
            for one in rows_in(release, "tombstones", ("article_id", "cause", "reason", "at"))
            if one["article_id"] == row["article_id"]
        )
        word = "taken down" if gone["cause"] == "takedown" else gone["cause"]
        return f"{said}: {word} on {gone['at']:%Y-%m-%d}: {gone['reason']}"
    for row in named_rows(release, "quarantine", ("article_id", "url", "target_uri"), name):
        return f"{said}: it is in quarantine: broadsheet quarantine {row['article_id']}"
    facts = ("target_uri", "state", "reason", "fetched_at")
    captures = list(named_rows(release, "captures", facts, name)) if "/" in name else []
    if not captures:
        return said
    last = max(captures, key=lambda row: row["fetched_at"])
    reason = f": {last['reason']}" if last["reason"] else ""
    return f"{said}: its capture of {last['fetched_at']:%Y-%m-%d} is {last['state']}{reason}"


def named_rows(release: Path, table: str, names: tuple[str, ...], name: str) -> Iterator[Row]:
    """Yield the rows of *table* that *name* stands for, with the columns *names*."""
    key, host = url_key(name), host_of_url(name).removeprefix("www.")
    for row in rows_in(release, table, names, host if "/" in name else ""):
        if "/" not in name:
            is_one = row["article_id"].startswith(name)
        else:
            urls = [row[one] for one in ("url", "target_uri") if row.get(one)]
            own = article_id(row["publisher"], key) if "publisher" in row else ""
            is_one = key in map(url_key, urls) or row.get("article_id") == own
        if is_one:
            yield row


def rows_in(release: Path, table: str, names: tuple[str, ...], host: str = "") -> Iterator[Row]:
    """Yield the rows of *table*, if *release* has it here; of captures those of *host* alone."""
    one = TABLES[table]
    if not (release / (one.pattern if one.is_file else one.folder)).exists():
        return
    for part in column_parts(release, table, names):
        is_host = pc.match_substring(part["target_uri"], host) if table == "captures" else None
        yield from (part if is_host is None else part.filter(is_host)).to_pylist()
