"""What one file or folder gives, put into the folder of an import as WARC files."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipelines.importing.chosen import Chosen
from pipelines.importing.given import Given
from pipelines.importing.pages import SavedPage, web_url
from pipelines.importing.remote import Remote
from pipelines.importing.selected import select
from pipelines.importing.taken import Archive, Fault, LeftOut, Taken, taken
from pipelines.importing.written import page_record
from pipelines.kinds import NO_CAPTURE, ImportFileError, checked
from pipelines.running import linked
from schemas.capture import Capture

ASK = "says nowhere which address it was saved from: name it with --url"


@dataclass
class Staged:
    """What one file or folder gave: WARC files in the folder being made, with their names."""

    warcs: list[tuple[Path, Path]] = field(default_factory=list)
    records: list[Counter[str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    is_url_taken: bool = False
    left_out: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)  # records that were not chosen, by reason


def staged_in(given: Given, beside: Path, stem: str, url: str | None, chosen: Chosen) -> Staged:
    """Put what is *chosen* of *given* into the folder *beside* as WARC files named *stem* and more.

    Raises ImportFileError for an archive without a capture, and for a page of which neither it nor
    *url* says the address.
    """
    staged, pages = Staged(), Counter[str]()
    scratch, written = beside / "scratch", beside / f"{stem}-pages.warc.gz"
    scratch.mkdir(exist_ok=True)
    for found in found_in(given, scratch):
        if isinstance(found, LeftOut):
            staged.left_out.append(found.said)
        elif isinstance(found, Fault):
            staged.faults.append(found.said)
        elif isinstance(found, SavedPage):
            pages += written_page(found, given, url, written, staged, chosen)
        elif isinstance(found, Archive):
            stage_archive(found, given, beside / f"{stem}-{len(staged.warcs)}.warc", staged, chosen)
    if pages:
        staged.records.append(pages)
        staged.warcs.append((written, Path(f"{given.name}.warc.gz")))
    if not staged.warcs and not staged.left:
        raise ImportFileError(staged.left_out[-1])
    return staged


def found_in(given: Given, scratch: Path) -> Iterator[Taken]:
    """Yield what is in what was *given*; what is read while it comes is a WARC file."""
    if isinstance(given.path, Remote):
        yield Archive(given.path, given.said, given.name)
    else:
        yield from taken(given.path, given.said, scratch)


def stage_archive(
    archive: Archive, given: Given, target: Path, staged: Staged, chosen: Chosen
) -> None:
    """Let the new file *target* hold what is *chosen* of *archive*: all of it as it is."""
    if chosen.is_all and isinstance(archive.path, Path):  # else a part is wanted
        staged.records.append(checked(archive.path, archive.name, staged.faults))
        is_theirs = archive.path == given.path and given.address is None
        (cloned if is_theirs else linked)(archive.path, target)
        staged.warcs.append((target, Path(archive.file_name)))
        return
    selection = select(archive.path, archive.name, target, chosen, staged.faults)
    staged.left += selection.left
    if selection.records.total() == selection.records["warcinfo"]:
        target.unlink()
        if not selection.left.total() - selection.left["damaged"]:
            raise ImportFileError(f"{archive.name}: {NO_CAPTURE}")
        return
    staged.records.append(selection.records)
    staged.warcs.append((target, Path(archive.file_name.removesuffix(".gz") + ".gz")))


def written_page(
    page: SavedPage, given: Given, url: str | None, to: Path, staged: Staged, chosen: Chosen
) -> Counter[str]:
    """Append *page*, of what was *given*, to the WARC file *to*; return what was written, by type.

    *url* is that of a page alone in its file, or of the first that says none.
    """
    is_alone = page.name == given.said
    address = page.url
    if url and (is_alone or (page.url is None and not staged.is_url_taken)):
        address, staged.is_url_taken = web_url(url), True
    if address is None and is_alone:
        raise ImportFileError(f"{page.name}: {ASK}")
    if address is None:
        staged.left_out.append(f"{page.name}: {ASK}")
        return Counter()
    if not chosen.is_all and (reason := chosen.objection(capture_of_page(page, address))):
        staged.left[reason] += 1
        return Counter()
    inner = page.name.removeprefix(given.said)  # where the file lies is nobody's business
    named = replace(page, name=given.name + inner)
    with to.open("ab") as file:
        file.write(page_record(named, address, software()))
    return Counter(resource=1)


def capture_of_page(page: SavedPage, url: str) -> Capture:
    """Return *page* as the capture of *url* that it will be read as."""
    return Capture("", "resource", url, page.at, page.payload, content_type=page.content_type)


@cache
def software() -> str:
    """Return what took the files in, with its version."""
    return f"broadsheet/{version('broadsheet')}"


def cloned(source: Path, target: Path) -> None:
    """Let the new file *target* have the bytes of *source*: shared, where the file system can.

    Not by a link: whoever edits their file would change the archive.
    """
    with source.open("rb") as given, target.open("wb") as file, suppress(OSError, AttributeError):
        while os.copy_file_range(given.fileno(), file.fileno(), 1 << 30):  # Linux: clones
            pass
    if target.stat().st_size != source.stat().st_size:
        shutil.copyfile(source, target)
