"""The version cut last, and what a build is compared with.

`data/baseline` remembers the version that was cut last, and below `before/` what that version was
compared with. A build of the same parsed captures is compared with `before/` again, so that the
commit that cut a version gives it to the byte; every other build is compared with the version.
"""

from pathlib import Path

from pipelines.files import STATISTICS, parquet_files, read_document
from pipelines.running import hashes
from schemas.errors import EmptyError
from schemas.identity import digest
from schemas.release import Cut

CUT, KEYS, BEFORE = "release.json", "keys.parquet", "before"
PARSED = ("articles", "captures")
COMPARED = "compared.txt"  # of a build: the place of its baseline below data/


def last_cut(baseline: Path) -> Cut | None:
    """Return which version was cut last; None before the first.

    Raises EmptyError if a part of *baseline* is missing: a version that was cut would be cut again,
    and all that it holds be new.
    """
    parts = (CUT, KEYS, STATISTICS)
    missing = [name for name in parts if not (baseline / name).is_file()]
    if missing and len(missing) < len(parts):
        raise EmptyError(f"{baseline / missing[0]}: missing: take data/baseline back from git")
    return None if missing else read_document(baseline / CUT, Cut)


def parsed_sum(parsed: Path) -> str:
    """Return a hash of all that was parsed."""
    paths = [path for table in PARSED for path in parquet_files(parsed / table)]
    names = [path.relative_to(parsed).as_posix() for path in paths]
    pairs = zip(names, hashes(paths), strict=True)
    return digest("\n".join(f"{name} {own}" for name, own in pairs))


def base_of(data: Path) -> Path:
    """Return what a build of *data*/parsed is compared with."""
    baseline = data / "baseline"
    last = last_cut(baseline)
    is_that = last is not None and last.parsed == parsed_sum(data / "parsed")
    return baseline / BEFORE if is_that else baseline


def note_base(base: Path, data: Path, deduped: Path) -> None:
    """Write into *deduped* that its captures were compared with *base*."""
    (deduped / COMPARED).write_text(f"{base.relative_to(data).as_posix()}\n", encoding="utf-8")


def noted_base(data: Path) -> Path:
    """Return what the captures in *data*/deduped were compared with."""
    path = data / "deduped" / COMPARED
    return data / (path.read_text(encoding="utf-8").strip() if path.is_file() else "baseline")
