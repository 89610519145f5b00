"""What was given to an import: a file or a folder here, or the address of a file elsewhere.

A WARC file elsewhere of which a part is chosen is read while it comes; any other comes here whole.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pipelines.files import failures
from pipelines.importing.remote import LASTING, TRIES, Remote, one_line
from pipelines.kinds import ImportFileError, kind_of_file
from schemas.errors import DiskError

SCHEMES = ("s3://", "https://", "http://")
CHUNK = 1 << 20


@dataclass(frozen=True)
class Given:
    """A file or folder: where it lies, what it is called in what is said, its own name.

    *address* is where it was brought from, without what may be secret; None of what lies here.
    """

    path: Path | Remote
    said: str
    name: str
    address: str | None = None

    @classmethod
    def here(cls, path: Path) -> "Given":
        """Return what lies at *path*."""
        return cls(path, str(path), path.resolve().name)

    @classmethod
    def elsewhere(cls, remote: Remote, path: Path | None = None) -> "Given":
        """Return the file *remote*, which lies at *path* for now, or is read where it is."""
        name = PurePosixPath(remote.said).name or "file"
        return cls(path or remote, remote.said, name, remote.said)


def is_address(given: Path | str) -> bool:
    """Return whether *given* names a file over the network."""
    return isinstance(given, str) and given.lower().startswith(SCHEMES)


@contextmanager
def at_hand(one: Path | str, scratch: Path, is_part: bool) -> Iterator[Given]:
    """Give *one* as something that can be read, of which a part is wanted or all.

    What is copied from an address lies in *scratch*, and is gone afterwards. Raises ImportFileError
    if the address leads elsewhere or to a page, or the file is cut off; DiskError if it cannot be
    had.
    """
    if not (isinstance(one, str) and is_address(one)):
        yield Given.here(Path(one))
        return
    remote, copy = Remote(one), scratch / "brought"
    if is_part and remote.has_parts():
        kind = kind_of_file(remote, remote.said)
        if kind.name == "warc" and kind.coding != "zstd":
            yield Given.elsewhere(remote)
            return
    try:
        with copy.open("wb") as target:
            (by_parts if remote.has_parts() else at_once)(remote, target)
        refuse_page_of_the_web(remote, copy)
        yield Given.elsewhere(remote, copy)
    finally:
        copy.unlink(missing_ok=True)


def by_parts(remote: Remote, target: BinaryIO) -> None:
    """Write the file *remote* to *target*, a part after the other."""
    with remote.open("rb") as source:
        while piece := source.read(CHUNK):
            written(piece, target)
    remote.refuse_change()


def at_once(remote: Remote, target: BinaryIO) -> None:
    """Write the file *remote* to *target* as one answer; where it breaks off, begin again."""
    with one_line(remote.said):
        for tried in range(1, TRIES + 1):
            target.seek(0)
            target.truncate()
            try:
                with remote.files.open(remote.path, "rb", block_size=0) as source:
                    while piece := source.read(CHUNK):
                        written(piece, target)
                break
            except failures() as error:
                if tried == TRIES or isinstance(error, LASTING):
                    raise
    remote.refuse_change()
    size = remote.before["size"]
    if size not in (None, target.tell()):
        fact = f"broken off at byte {target.tell():,} of {size:,}"
        raise ImportFileError(f"{remote.said}: {fact}")


def written(piece: bytes, target: BinaryIO) -> None:
    """Write *piece*. Raises DiskError if the disk does not take it."""
    try:
        target.write(piece)
        target.flush()
    except OSError as error:
        raise DiskError(f"{Path(target.name).parent}: {error.strerror}") from error


def refuse_page_of_the_web(remote: Remote, copy: Path) -> None:
    """Raise ImportFileError if what was brought is what a web server shows to readers: whoever asks
    for pages keeps the manners of a crawl, and its answer is archived with its head."""
    is_web = remote.said.lower().startswith("http")
    if is_web and kind_of_file(copy, remote.said).name in ("html", "text"):
        raise ImportFileError(
            f"{remote.said}: a page of the web and no archive: write its address into a file, and "
            "import that: it is crawled"
        )
