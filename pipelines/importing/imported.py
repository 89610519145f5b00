"""What was given, as one folder of WARC files: checked, taken in whole, and named by its bytes."""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipelines.files import sha256_of
from pipelines.importing.chosen import Chosen
from pipelines.importing.given import Given, at_hand, is_address
from pipelines.importing.remote import Remote
from pipelines.importing.staging import Staged, software, staged_in
from pipelines.kinds import ImportFileError, fit, unique_names
from pipelines.running import tracked, writable
from schemas.capture import PROVENANCE
from schemas.errors import EmptyError
from schemas.identity import digest
from schemas.provenance import read_provenance

EVERYTHING = Chosen()
SCRATCH = "scratch"


class NothingChosenError(EmptyError):
    """Files of which nothing was chosen: how much there was, by reason."""


@dataclass(frozen=True)
class Import:
    """What came in: the crawl folder, whether it is new, and its records by type.

    *faults* are the records that came in but are not what their own digest says; *left_out* is
    what nothing could be taken from; *left* counts the captures that were not chosen, by reason.
    *files* tells the same of each file that was given, in counts.
    """

    folder: Path
    is_new: bool
    records: dict[str, int]
    faults: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    left: dict[str, int] = field(default_factory=dict)
    files: tuple[dict[str, object], ...] = ()


def import_files(
    files: Sequence[Path | str],
    captures: Path,
    at: datetime,
    url: str | None = None,
    chosen: Chosen = EVERYTHING,
) -> Import:
    """Take what is *chosen* of *files* into one new folder of *captures*; *at* is when, for the
    provenance.

    All come in or none. A text among *files* is the `s3://` or `https://` address of a file. WARC
    files are taken as they are, unless not all of it was chosen: of a damaged one the sound records
    count, and each damaged one gets a line in the ledger. *url* is the address of a page that says
    none. The same files again give the folder they are in already.
    """
    named = (*([url] if url else ()), *([str(chosen.facts)] if not chosen.is_all else ()))
    is_near = not any(is_address(one) for one in files)
    if is_near and (known := known_import(captures, import_name(map(source_sum, files), named))):
        return known
    first = import_name(map(repr, files), named)  # a name need not be text
    with folder_beside(captures, first) as beside:
        (beside / SCRATCH).mkdir()
        staged: list[Staged] = []
        sources: list[dict[str, object]] = []
        for number, one in tracked(enumerate(files), len(files), "import: reading files"):
            with at_hand(one, beside / SCRATCH, not chosen.is_all) as given:
                staged.append(staged_in(given, beside, f"file-{number}", url, chosen))
                sources.append(source_facts(given))  # the sum of what is read while it comes
        name = import_name((str(one["sha256"]) for one in sources), named)
        if known := known_import(captures, name):
            return known
        done = summed(captures / name, sources, staged)
        if not done.records:
            raise NothingChosenError(f"nothing passes: {told_left(done.left)}")
        names = unique_names([known for one in staged for _, known in one.warcs])
        facts = {
            "id": name,
            "kind": "import",
            "at": at.isoformat(),
            "software": software(),
            "files": list(moved(sources, staged, names, beside)),
            "given": done.files,
            "left_out": len(done.left_out),
        }
        if not chosen.is_all:
            facts |= {"chosen": chosen.facts, "not_chosen": done.left}
        text = json.dumps(facts, indent=1) + "\n"
        (beside / PROVENANCE).write_text(text, encoding="utf-8")
        beside.rename(captures / name)
    return done


def import_name(sums: Iterable[str], named: Iterable[str]) -> str:
    """Return the name of an import of files with these *sums*, and what else was *named*."""
    return f"import-{digest(' '.join(sorted([*sums, *named])))[:12]}"


def known_import(captures: Path, name: str) -> Import | None:
    """Return the import *name* if it is there already."""
    folder = captures / name
    if not folder.is_dir():
        return None
    facts = read_provenance(folder).model_extra or {}
    left, files = dict(facts.get("not_chosen", {})), tuple(facts.get("given", ()))
    return Import(folder, False, recorded_counts(folder), left=left, files=files)


def summed(
    folder: Path, sources: Sequence[Mapping[str, object]], staged: Sequence[Staged]
) -> Import:
    """Return what all of *staged*, each of one of *sources*, came to."""
    records = sum((count for one in staged for count in one.records), Counter[str]())
    return Import(
        folder,
        True,
        dict(records),
        tuple(fault for one in staged for fault in one.faults),
        tuple(said for one in staged for said in one.left_out),
        dict(sorted(sum((one.left for one in staged), Counter[str]()).items())),
        tuple(
            {
                **source,
                "records": dict(sorted(sum(one.records, Counter[str]()).items())),
                "not_chosen": dict(sorted(one.left.items())),
                "left_out": len(one.left_out),
                "faults": len(one.faults),
            }
            for source, one in zip(sources, staged, strict=True)
        ),
    )


def told_left(left: Mapping[str, int]) -> str:
    """Return how many captures were left out, by reason.

    >>> told_left({"domain": 2})
    '2 by domain'
    """
    return ", ".join(f"{count} by {reason}" for reason, count in left.items())


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
    sources: Sequence[Mapping[str, object]],
    staged: Sequence[Staged],
    names: Sequence[str],
    beside: Path,
) -> Iterator[dict[str, object]]:
    """Give the WARC files in *beside* their *names*; yield what the provenance says of each."""
    waiting = iter(names)
    for source, one in zip(sources, staged, strict=True):
        for (warc, _), count in zip(one.warcs, one.records, strict=True):
            name = next(waiting)
            warc.rename(beside / name)
            yield {
                "name": name,
                "sha256": sha256_of(beside / name),
                "records": dict(sorted(count.items())),
                "from": source,
            }
    shutil.rmtree(beside / SCRATCH)


def source_facts(given: Given) -> dict[str, object]:
    """Return what the provenance says of what was *given*."""
    own = given.path.sha256() if isinstance(given.path, Remote) else source_sum(given.path)
    facts: dict[str, object] = {"name": fit(given.name), "sha256": own}
    return facts | ({"address": fit(given.address)} if given.address else {})


def source_sum(given: Path | str) -> str:
    """Return the SHA-256 of a file; of a folder, that of the names and sums of the files in it."""
    path = Path(given)
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
