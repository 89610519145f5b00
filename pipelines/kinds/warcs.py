"""WARC files as they come: what is in them, and whether there is any capture."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.kinds.kind import ImportFileError, kind_of_file
from pipelines.warc import Damage, Other, asked_captures, read_captures
from schemas.capture import Capture

UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # the last are bytes of no text
NO_CAPTURE = "no capture in it: not a WARC file, or damaged throughout"


def fit(name: str) -> str:
    """Return the name of a file as text without control characters."""
    return UNFIT.sub("_", name)


def unique_names(files: Sequence[Path]) -> list[str]:
    """Return a name for each file, ending in .warc or .warc.gz and unlike the others' but for that.

    None is hidden: what begins with a dot is not read. All are text, without control characters.

    >>> unique_names([Path("a/x.warc.gz"), Path("b/x.warc"), Path("x-2.warc"), Path(".y.warc")])
    ['x.warc.gz', 'x-2.warc', 'x-2-2.warc', 'y.warc']
    """
    stems: list[str] = []
    names = []
    for path in files:
        suffix = ".warc.gz" if path.name.endswith(".gz") else ".warc"
        plain = fit(path.name)
        stem = plain.removesuffix(".gz").removesuffix(".warc").lstrip(".") or "captures"
        numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(files) + 2)))
        stems.append(next(name for name in numbered if name not in stems))
        names.append(stems[-1] + suffix)
    return names


def checked(path: Path, name: str, faults: list[str]) -> Counter[str]:
    """Return the number of records of a WARC file by type; ImportFileError without a capture.

    *faults* gets those that are not what their digest says.
    """
    counts: Counter[str] = Counter()
    captures = 0
    for found in asked_captures(path, name, faults):
        counts["damaged" if isinstance(found, Damage) else found.record_type] += 1
        captures += isinstance(found, Capture)
    if not captures:
        raise ImportFileError(f"{name}: {NO_CAPTURE}")
    return counts


def refuse_without_capture(path: Path) -> None:
    """Raise ImportFileError if *path* holds no capture; reads no further than to the first."""
    if not any(isinstance(found, Capture) for found in records_of(path)):
        raise ImportFileError(f"{path}: {NO_CAPTURE}")


def records_of(path: Path) -> Iterator[Capture | Damage | Other]:
    """Yield what the records of *path* hold; raises ImportFileError if it is no WARC file."""
    try:
        if path.is_dir():
            raise ImportFileError(f"{path}: a folder, not a WARC file")
        if not path.is_file():
            raise ImportFileError(f"{path}: no such file")
        kind = kind_of_file(path, str(path))
        if kind.name in ("html", "text"):
            raise ImportFileError(f"{path}: {NO_CAPTURE}")
        if kind.name != "warc" or kind.coding == "zstd":
            raise ImportFileError(f"{path}: no WARC file: take it in with `broadsheet import`")
        yield from read_captures(path, path.name)
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read: {error.strerror or error}") from error
