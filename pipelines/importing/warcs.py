"""Captures from existing WARC files: checked, copied whole, and tracked like a crawl of our own."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from pipelines.files import Damage, Other, digest_faults, read_captures, sha256_of
from pipelines.importing.kinds import ImportFileError, kind_of_file
from pipelines.running import tracked, writable
from schemas.capture import PROVENANCE, Capture
from schemas.identity import digest


@dataclass(frozen=True)
class Import:
    """What came in: the crawl folder, whether it is new, and its records by type.

    *faults* are the records that came in but are not what their own digest says.
    """

    folder: Path
    is_new: bool
    records: dict[str, int]
    faults: tuple[str, ...] = ()


UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # the last are bytes of no text
NO_CAPTURE = "no capture in it: not a WARC file, or damaged throughout"
NOT_YET = {
    "arc": "an ARC file: make a WARC file of it, with `warcio recompress`",
    "zip": "a WACZ or other zip file: unzip it and import the files in its archive/",
}


def import_warcs(files: Sequence[Path], captures: Path, at: datetime) -> Import:
    """Copy *files* into one new folder of *captures*; *at* is when, for the provenance.

    All are checked before the first is copied. A damaged or cut-off file comes in as it is: its
    sound records count, and each damaged one gets a line in the ledger. The same files again give
    the folder they are in already.
    """
    records = [checked(path) for path in tracked(files, len(files), "import: reading WARC files")]
    hashes = [sha256_of(path) for path in files]
    name = f"import-{digest(' '.join(sorted(hashes)))[:12]}"
    total: Counter[str] = sum(records, Counter())
    faults = tuple(fault for path in files for fault in digest_faults(path))
    folder = captures / name
    if folder.is_dir():
        return Import(folder, False, dict(total), faults)
    beside = writable(captures) / f".{name}.part"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    names = unique_names(files)
    for path, copy in zip(files, names, strict=True):
        shutil.copyfile(path, beside / copy)
    provenance = {
        "id": name,
        "kind": "import",
        "at": at.isoformat(),
        "software": f"broadsheet/{version('broadsheet')}",
        "files": [
            {"name": copy, "sha256": sha256, "records": dict(sorted(count.items()))}
            for copy, sha256, count in zip(names, hashes, records, strict=True)
        ],
    }
    (beside / PROVENANCE).write_text(json.dumps(provenance, indent=1) + "\n", encoding="utf-8")
    beside.rename(folder)
    return Import(folder, True, dict(total), faults)


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
        plain = UNFIT.sub("_", path.name)
        stem = plain.removesuffix(".gz").removesuffix(".warc").lstrip(".") or "captures"
        numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(files) + 2)))
        stems.append(next(name for name in numbered if name not in stems))
        names.append(stems[-1] + suffix)
    return names


def checked(path: Path) -> Counter[str]:
    """Return the number of records of *path* by type; raises ImportFileError without a capture."""
    counts: Counter[str] = Counter()
    captures = 0
    for found in records_of(path):
        counts["damaged" if isinstance(found, Damage) else found.record_type] += 1
        captures += isinstance(found, Capture)
    if not captures:
        raise ImportFileError(f"{path}: {NO_CAPTURE}")
    return counts


def refuse_without_capture(path: Path) -> None:
    """Raise ImportFileError if *path* holds no capture; reads no further than to the first."""
    if not any(isinstance(found, Capture) for found in records_of(path)):
        raise ImportFileError(f"{path}: {NO_CAPTURE}")


def records_of(path: Path) -> Iterator[Capture | Damage | Other]:
    """Yield what the records of *path* hold; raises ImportFileError if it cannot be read."""
    try:
        if path.is_dir():
            raise ImportFileError(f"{path}: a folder, not a WARC file")
        if not path.is_file():
            raise ImportFileError(f"{path}: no such file")
        kind = kind_of_file(path, str(path))
        if kind.name in NOT_YET:
            raise ImportFileError(f"{path}: {NOT_YET[kind.name]}")
        if kind.coding == "zstd":
            advice = "decompress it first, with `zstd -d`"
            raise ImportFileError(f"{path}: a WARC file compressed with zstd: {advice}")
        yield from read_captures(path, path.name)
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read: {error.strerror or error}") from error
