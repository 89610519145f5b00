"""The version cut last, and what a build is compared with.

`data/baseline` remembers the version that was cut last, and below `before/` what that version was
compared with. A build of the same parsed captures is compared with `before/` again, so that the
commit that cut a version gives it to the byte; every other build is compared with the version.
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipelines.files import STATISTICS, read_document
from schemas.errors import EmptyError
from schemas.release import Cut

CUT, KEYS, BEFORE = "release.json", "keys.parquet", "before"
COMPARED = "compared.json"  # of a build


class Compared(BaseModel):
    """What a build was made of, and compared with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    baseline: str = "baseline"  # its place below data/
    parsed: str = ""  # hash of all that was parsed


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


def base_of(data: Path, parsed: str) -> Path:
    """Return what a build of captures that were *parsed*, by their hash, is compared with."""
    baseline = data / "baseline"
    last = last_cut(baseline)
    return baseline / BEFORE if last is not None and last.parsed == parsed else baseline


def note_base(base: Path, data: Path, parsed: str, deduped: Path) -> None:
    """Write into *deduped* that its captures, *parsed*, were compared with *base*."""
    noted = Compared(baseline=base.relative_to(data).as_posix(), parsed=parsed)
    (deduped / COMPARED).write_text(f"{noted.model_dump_json()}\n", encoding="utf-8")


def noted_base(data: Path) -> Compared:
    """Return what the captures in *data*/deduped were compared with."""
    path = data / "deduped" / COMPARED
    return read_document(path, Compared) if path.is_file() else Compared()
