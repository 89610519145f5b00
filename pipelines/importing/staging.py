"""What one file or folder gives, put into the folder of an import as WARC files."""

import os
import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipelines.importing.kinds import ImportFileError
from pipelines.importing.pages import SavedPage, web_url
from pipelines.importing.taken import Archive, Fault, LeftOut, taken
from pipelines.importing.warcs import checked
from pipelines.importing.written import page_record
from pipelines.running import linked

ASK = "says nowhere which address it was saved from: name it with --url"


@dataclass
class Staged:
    """What one file or folder gave: WARC files in the folder being made, with their names."""

    warcs: list[tuple[Path, Path]] = field(default_factory=list)
    records: list[Counter[str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    is_url_taken: bool = False
    left_out: list[str] = field(default_factory=list)


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
