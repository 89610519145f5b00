"""What a release holds and what it was made from, and the checksums of its files."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib import metadata
from pathlib import Path, PurePosixPath
from platform import python_version_tuple

import pyarrow as pa

from pipelines.files.documents import read_document
from schemas.errors import EmptyError
from schemas.release import Entry, Manifest
from schemas.verdict import Verdict

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
STATISTICS = "statistics.json"
VERDICT = "validation.json"
SHAPING = (  # another version of one of these may give other rows or other bytes
    "brotli",
    "great-expectations",
    "numpy",
    "py3langid",
    "pyarrow",
    "pydantic",
    "selectolax",
    "tldextract",
    "tzdata",
)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of the file *path* in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def entry_of(
    release: Path,
    path: str,
    table: str | None = None,
    rows: int | None = None,
    content: str | None = None,
) -> Entry:
    """Return the entry of the file *path* of *release*, read as it stands on disk."""
    file = release / path
    return Entry(
        path=path,
        bytes=file.stat().st_size,
        sha256=sha256_of(file),
        table=table,
        rows=rows,
        content=content,
    )


def next_version(previous: str | None, newest: datetime) -> str:
    """Return the calendar version after *previous* for data whose newest capture is *newest*.

    >>> next_version(None, datetime(2026, 11, 3))
    '2026.11.1'
    >>> next_version("2026.11.1", datetime(2026, 11, 3))
    '2026.11.2'
    >>> next_version("2026.11.2", datetime(2026, 10, 1))  # never backwards
    '2026.11.3'
    """
    if previous is None:
        return f"{newest:%Y.%m}.1"
    year, month, number = previous.split(".")
    if (newest.year, newest.month) > (int(year), int(month)):
        return f"{newest:%Y.%m}.1"
    return f"{year}.{month}.{int(number) + 1}"


def rows_by_table(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the number of rows of each table in *entries*, by name."""
    counts: Counter[str] = Counter()
    for entry in entries:
        if entry.table is not None:
            counts[entry.table] += entry.rows or 0
    return dict(sorted(counts.items()))


def counted(values: pa.ChunkedArray) -> dict[str, int]:
    """Return how often each value occurs, in order of value; null is left out."""
    pairs = values.drop_null().value_counts().to_pylist()
    return dict(sorted((pair["values"], pair["counts"]) for pair in pairs))


def by_count(counts: Mapping[str, int]) -> dict[str, int]:
    """Return *counts* with the highest first; equal ones in order of name."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


@cache
def libraries() -> dict[str, str]:
    """Return the versions of what shapes the rows and bytes."""
    found = {name: metadata.version(name) for name in SHAPING}
    return {"python": ".".join(python_version_tuple()[:2])} | found


def manifest_text(manifest: Manifest) -> str:
    """Return *manifest* as JSON, as it stands in the release."""
    return manifest.model_dump_json(indent=1) + "\n"


def unbuilt(folder: Path, what: str = "release") -> EmptyError:
    """Return what to raise where *folder* does not hold *what* a build puts there.

    That is told of the folders of a checkout; another that is not there was named wrongly.
    """
    if folder.parent.name != "data" and not folder.is_dir():
        return EmptyError(f"{folder}: no such folder")
    found = f"no {what} in {folder} yet: run `broadsheet build`"
    return EmptyError(f"{found}, or `dvc pull` where a remote has it")


def read_manifest(release: Path) -> Manifest:
    """Return the manifest of *release*. Raises EmptyError where there is none."""
    path = release / MANIFEST
    if release.exists() and not release.is_dir():
        raise EmptyError(f"{release}: a file, not the folder of a release")
    if not path.is_file():
        if not release.is_dir() or not any(release.iterdir()):
            raise unbuilt(release)
        raise EmptyError(f"{release}: not a release: it has no {MANIFEST}")
    return read_document(path, Manifest)


def leads_out(name: str) -> bool:
    """Whether *name*, by which a manifest or a listing calls a file, is of none in the release."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts


def checksums(entries: Iterable[Entry]) -> str:
    """Return the lines that `sha256sum -c` reads, in order of path."""
    lines = sorted((entry.path, entry.sha256) for entry in entries)
    return "".join(f"{sha256}  {path}\n" for path, sha256 in lines)


def verdict_of(path: Path) -> Verdict:
    """Return the verdict in the file *path*."""
    if not path.is_file():
        raise unbuilt(path.parent, "verdict")
    return read_document(path, Verdict)
