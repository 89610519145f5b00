"""What was given, as one folder of WARC files: checked, taken in whole, and named by its bytes."""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipelines.files import sha256_of
from pipelines.importing.kinds import ImportFileError
from pipelines.importing.pages import SavedPage, web_url
from pipelines.importing.taken import Archive, Fault, LeftOut, taken
from pipelines.importing.warcs import checked, unique_names
from pipelines.importing.written import fit, page_record
from pipelines.running import linked, tracked, writable
from schemas.capture import PROVENANCE
from schemas.identity import digest
from schemas.provenance import read_provenance

ASK = "says nowhere which address it was saved from: name it with --url"


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


@dataclass
class Staged:
    """What one file or folder gave: WARC files in the folder being made, with their names."""

    warcs: list[tuple[Path, Path]] = field(default_factory=list)
    records: list[Counter[str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    is_url_taken: bool = False
    left_out: list[str] = field(default_factory=list)


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


def staged_in(path: Path, beside: Path, stem: str, url: str | None) -> Staged:
    """Put what is in *path* into the folder *beside* as WARC files that begin with *stem*.

    Raises ImportFileError for an archive without a capture, and for a page of which neither it nor
    *url* says the address.
    """
    staged, pages = Staged(), Counter[str]()
    scratch, written = beside / "scratch", beside / f"{stem}-pages.warc.gz"
    scratch.mkdir(exist_ok=True)
    for found in taken(path, str(path), scratch):
        if isinstance(found, LeftOut):
            staged.left_out.append(found.said)
        elif isinstance(found, Fault):
            staged.faults.append(found.said)
        elif isinstance(found, SavedPage):
            pages += written_page(found, path, url, written, staged)
        elif isinstance(found, Archive):
            staged.records.append(checked(found.path, found.name, staged.faults))
            target = beside / f"{stem}-{len(staged.warcs)}.warc"
            (cloned if found.path == path else linked)(found.path, target)
            staged.warcs.append((target, Path(found.file_name)))
    if pages:
        staged.records.append(pages)
        staged.warcs.append((written, Path(f"{path.resolve().name}.warc.gz")))
    if not staged.warcs:
        raise ImportFileError(staged.left_out[-1])
    return staged


def written_page(
    page: SavedPage, source: Path, url: str | None, to: Path, staged: Staged
) -> Counter[str]:
    """Append *page*, of the file *source*, to the WARC file *to*; return what was written, by type.

    *url* is that of a page alone in its file, or of the first that says none.
    """
    is_alone = page.name == str(source)
    address = page.url
    if url and (is_alone or (page.url is None and not staged.is_url_taken)):
        address, staged.is_url_taken = web_url(url), True
    if address is None and is_alone:
        raise ImportFileError(f"{page.name}: {ASK}")
    if address is None:
        staged.left_out.append(f"{page.name}: {ASK}")
        return Counter()
    inner = page.name.removeprefix(str(source))  # where the file lies is nobody's business
    named = replace(page, name=source.resolve().name + inner)
    with to.open("ab") as file:
        file.write(page_record(named, address, software()))
    return Counter(resource=1)


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


@cache
def software() -> str:
    """Return what took the files in, with its version."""
    return f"broadsheet/{version('broadsheet')}"


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


def cloned(source: Path, target: Path) -> None:
    """Let the new file *target* have the bytes of *source*: shared, where the file system can.

    Not by a link: whoever edits their file would change the archive.
    """
    with source.open("rb") as given, target.open("wb") as file, suppress(OSError, AttributeError):
        while os.copy_file_range(given.fileno(), file.fileno(), 1 << 30):  # Linux: clones
            pass
    if target.stat().st_size != source.stat().st_size:
        shutil.copyfile(source, target)
