"""What was given, as one folder of WARC files: checked, taken in whole, and named by its bytes."""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.files import sha256_of
from pipelines.importing.kinds import ImportFileError
from pipelines.importing.staging import Staged, software, staged_in
from pipelines.importing.warcs import unique_names
from pipelines.importing.written import fit
from pipelines.running import tracked, writable
from schemas.capture import PROVENANCE
from schemas.identity import digest
from schemas.provenance import read_provenance


@dataclass(frozen=True)
class Import:
    """What came in: the crawl folder, whether it is new, and its records by type.

    *faults* are the records that came in but are not what their own digest says; *left_out* is
    what nothing could be taken from.
    """

    folder: Path
    is_new: bool
    records: dict[str, int]
    faults: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def import_files(
    files: Sequence[Path], captures: Path, at: datetime, url: str | None = None
) -> Import:
    """Take *files* into one new folder of *captures*; *at* is when, for the provenance.

    All come in or none. WARC files are copied as they are: of a damaged one the sound records
    count, and each damaged one gets a line in the ledger. *url* is the address of a page that says
    none. The same files again give the folder they are in already.
    """
    hashes = [source_sum(path) for path in files]
    name = f"import-{digest(' '.join(sorted([*hashes, *([url] if url else [])])))[:12]}"
    folder = captures / name
    if folder.is_dir():
        return Import(folder, False, recorded_counts(folder))
    with folder_beside(captures, name) as beside:
        works = tracked(enumerate(files), len(files), "import: reading files")
        staged = [staged_in(path, beside, f"file-{number}", url) for number, path in works]
        done = Import(
            folder,
            True,
            dict(sum((count for one in staged for count in one.records), Counter[str]())),
            tuple(fault for one in staged for fault in one.faults),
            tuple(said for one in staged for said in one.left_out),
        )
        names = unique_names([known for one in staged for _, known in one.warcs])
        facts = {
            "id": name,
            "kind": "import",
            "at": at.isoformat(),
            "software": software(),
            "files": list(moved(files, hashes, staged, names, beside)),
            "left_out": len(done.left_out),
        }
        text = json.dumps(facts, indent=1) + "\n"
        (beside / PROVENANCE).write_text(text, encoding="utf-8")
        beside.rename(folder)
    return done


def recorded_counts(folder: Path) -> dict[str, int]:
    """Return the records by type that came in with the import in *folder*, by its provenance."""
    total: Counter[str] = Counter()
    for one in read_provenance(folder).files:
        total.update((one.model_extra or {}).get("records", {}))
    return dict(total)


@contextmanager
def folder_beside(captures: Path, name: str) -> Iterator[Path]:
    """Make a hidden folder in *captures*, and let nothing of it stay but what was moved on."""
    beside = writable(captures) / f".{name}.part"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        with suppress(OSError):  # there was none before, and nothing came in
            captures.rmdir()


def moved(
    files: Sequence[Path],
    hashes: Sequence[str],
    staged: Sequence[Staged],
    names: Sequence[str],
    beside: Path,
) -> Iterator[dict[str, object]]:
    """Give the WARC files in *beside* their *names*; yield what the provenance says of each."""
    waiting = iter(names)
    for path, own, one in zip(files, hashes, staged, strict=True):
        for (warc, _), count in zip(one.warcs, one.records, strict=True):
            name = next(waiting)
            warc.rename(beside / name)
            yield {
                "name": name,
                "sha256": sha256_of(beside / name),
                "records": dict(sorted(count.items())),
                "from": {"name": fit(path.name), "sha256": own},
            }
    shutil.rmtree(beside / "scratch")


def source_sum(path: Path) -> str:
    """Return the SHA-256 of a file; of a folder, that of the names and sums of the files in it."""
    try:
        if path.is_file():
            return sha256_of(path)
        hasher = hashlib.sha256()
        for one in sorted(path.rglob("*")) if path.is_dir() else ():
            if one.is_file() and not one.is_symlink():
                hasher.update(os.fsencode(one.relative_to(path)) + sha256_of(one).encode())
        return hasher.hexdigest()
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read: {error.strerror or error}") from error
