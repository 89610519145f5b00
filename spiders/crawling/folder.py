"""The folder of one crawl: begun, gone on with, finished; and the lock that keeps two apart."""

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from schemas.capture import PROVENANCE
from schemas.errors import BroadsheetError, DiskError, LockedError
from schemas.provenance import CrawlFacts, crawls_in, read_provenance
from spiders.archive import counted, repair_lines, seal
from spiders.crawling.tally import Tally
from spiders.publisher import Publisher

if sys.platform != "win32":
    import fcntl

NAMED = "addresses"  # a hash of those that a person named, in the bounds
Bounds = Mapping[str, int | str | None]  # limit and since: what a crawl was told to leave out


@contextmanager
def locked(captures: Path) -> Iterator[None]:
    """Hold the lock of *captures*; the kernel frees it when this process ends, however it ends.

    Raises LockedError at once if another crawl holds it.
    """
    if sys.platform == "win32":
        raise BroadsheetError("crawl: Windows has no lock that a kill frees: crawl elsewhere")
    path = captures.parent / ".crawl.lock"
    try:
        captures.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise LockedError(f"{captures}: a crawl is at work ({file.read().strip()})") from error
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield


def opened(
    captures: Path,
    publishers: Sequence[Publisher],
    crawl_id: str | None,
    user_agent: str,
    bounds: Bounds,
) -> Path:
    """Return the folder to crawl *publishers* into.

    An unfinished crawl of the same publishers, or of the same named addresses, is gone on with; any
    other one is closed as it is.
    """
    keys = sorted(publisher.key for publisher in publishers)
    for folder, facts in unfinished(captures):
        is_same = (facts.bounds or {}).get(NAMED) == bounds.get(NAMED)
        if facts.publishers == keys and is_same and crawl_id in (None, folder.name):
            return folder
        for key in facts.publishers:
            seal(folder, key)
        finish(folder, "interrupted")
    return begun(captures, publishers, crawl_id, user_agent, bounds)


def begun(
    captures: Path,
    publishers: Sequence[Publisher],
    crawl_id: str | None,
    user_agent: str,
    bounds: Bounds,
) -> Path:
    """Return a new crawl folder with its provenance and the facts used of each publisher."""
    now = datetime.now(UTC)
    folder = captures / (crawl_id or free_id(captures, now))
    if folder.exists():
        raise BroadsheetError(f"{folder}: this crawl is there already, and finished")
    beside = captures / f".{folder.name}.part"
    software = {name: version(name) for name in ("broadsheet", "scrapy")}
    facts = {
        "id": folder.name,
        "started": now.isoformat(timespec="seconds"),
        "finished": None,
        "user_agent": user_agent,
        "software": {**software, "python": platform.python_version()},
        "publishers": sorted(publisher.key for publisher in publishers),
        "bounds": bounds,
    }
    try:
        (beside / "publishers").mkdir(parents=True, exist_ok=True)
        for publisher in (one for one in publishers if not one.is_undeclared):
            declared = publisher.model_dump_json(indent=1) + "\n"
            path = beside / "publishers" / f"{publisher.key}.json"
            path.write_text(declared, encoding="utf-8")
        write_provenance(beside, facts)
        beside.replace(folder)
    except OSError as error:
        raise DiskError(f"{folder}: {error.strerror}") from error
    return folder


def free_id(captures: Path, now: datetime) -> str:
    """Return an id for a crawl begun *now* that no other crawl has."""
    plain = f"{now:%Y%m%dT%H%M%SZ}"
    names = (plain, *(f"{plain}-{number}" for number in range(2, 1000)))
    return next(name for name in names if not (captures / name).exists())


def finish(folder: Path, ending: str, tallies: Sequence[Tally] = ()) -> None:
    """Write how the crawl in *folder* ended: counts by publisher, state and reason; its files."""
    before = read_provenance(folder)
    told = {tally.publisher: told_by(tally) for tally in tallies}
    counts = {key: counts_of(folder, key) | told.get(key, {}) for key in before.publishers}
    facts = before.model_dump(mode="json", exclude_unset=True) | {
        "counts": counts,
        "files": list(files_of(folder)),
        "ending": ending,
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    try:
        write_provenance(folder, facts)
    except OSError as error:
        raise DiskError(f"{folder}: {error.strerror}") from error


def files_of(folder: Path) -> Iterator[dict[str, str]]:
    """Yield name and SHA-256 of each WARC file in *folder*: it has its last bytes now."""
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            yield {"name": path.name, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def counts_of(folder: Path, key: str) -> dict[str, Any]:
    """Return the outcomes of one publisher, counted."""
    path = folder / f"{key}.urls.jsonl"
    repair_lines(path)
    return vars(counted(path))


def told_by(tally: Tally) -> dict[str, Any]:
    """Return what no outcome tells: the stories named and left out, and what was parsed on the way.

    That is articles, rejections by reason, and fill rates by column.
    """
    filled = {name: round(share, 4) for name, share in tally.filled.items()}
    parsed = {"articles": tally.articles, "rejected": tally.rejected, "filled": filled}
    return {
        "named": tally.named,
        "left_out": tally.left_out,
        "examples": tally.examples,
        "parsed": parsed,
    }


def unfinished(captures: Path) -> list[tuple[Path, CrawlFacts]]:
    """Return the folders under *captures* of crawls that were not finished, and their facts."""
    return [(folder, facts) for folder, facts in crawls_in(captures) if facts.is_open]


def write_provenance(folder: Path, facts: dict[str, Any]) -> None:
    """Write `crawl.json`, beside it first."""
    beside = folder / f".{PROVENANCE}.part"
    beside.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    beside.replace(folder / PROVENANCE)
