"""The entries of a zip file, each written to a file of ours under a limit for all.

What is in a zip is hostile: names lead out, sizes lie, a small file inflates to a disk full.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from pipelines.kinds import ImportFileError
from schemas.errors import DiskError

FREE = 256 << 20  # bytes that may be inflated anyway,
TIMES = 25  # and so many for each byte of the file: pages shrink to a tenth
MOST_ENTRIES = 100_000
LONGEST_DIRECTORY = 16 << 20  # bytes; of each entry at least 46 (APPNOTE.TXT, 4.3.12)
TAIL = 22 + (1 << 16)  # of a file, in which its end record is, before a comment
END, END_64 = b"PK\x05\x06", b"PK\x06\x06"
CHUNK = 1 << 16
ENCRYPTED = 1
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # of a compression that Python does not know
    RuntimeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True)
class Entry:
    """A file in a zip file: its name there, its bytes in a file of ours, its time."""

    name: str
    path: Path
    at: datetime


class Zip:
    """A zip file, called *name* in what is said. Raises ImportFileError if it cannot be read."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.left = FREE + TIMES * path.stat().st_size
        with path.open("rb") as file:
            if (size := directory_size(file)) > LONGEST_DIRECTORY:
                raise ImportFileError(
                    f"{name}: a zip file with a list of {size:,} bytes: not taken"
                )
        try:
            with zipfile.ZipFile(path) as archive:
                self.infos = [one for one in archive.infolist() if not one.is_dir()]
        except DAMAGE as error:
            raise ImportFileError(f"{name}: a zip file that is damaged: {error}") from error
        if len(self.infos) > MOST_ENTRIES:
            raise ImportFileError(f"{name}: a zip file of more than {MOST_ENTRIES:,} entries")
        for info in self.infos:
            if leads_out(info.filename):
                fact = f"its entry {info.filename[:200]!r} leads out of it"
                raise ImportFileError(f"{name}: {fact}: not taken")
            if info.flag_bits & ENCRYPTED:
                raise ImportFileError(f"{name}: a zip file with a password: unzip it first")

    def entries(self, scratch: Path) -> Iterator[Entry]:
        """Yield each entry, in a file below *scratch* that is there until the next."""
        target = scratch / "entry"
        with zipfile.ZipFile(self.path) as archive:
            for info in self.infos:
                try:
                    self.write(archive, info, target)
                    yield Entry(info.filename, target, time_of(info))
                finally:
                    target.unlink(missing_ok=True)

    def beginning(self, name: str, most: int) -> bytes | None:
        """Return the first *most* bytes of the entry *name*, None where there is none."""
        info = next((one for one in self.infos if one.filename == name), None)
        if info is None:
            return None
        data = bytearray()
        with zipfile.ZipFile(self.path) as archive:
            for piece in self.pieces(archive, info):
                data += piece
                if len(data) > most:
                    break
        return bytes(data[:most])

    def write(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
        """Write the entry to *target*. Raises DiskError if that cannot be."""
        try:
            with target.open("wb") as file:
                for piece in self.pieces(archive, info):
                    file.write(piece)
        except OSError as error:
            raise DiskError(f"{target.parent}: {error.strerror}") from error

    def pieces(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield the bytes of the entry. Raises ImportFileError if they are damaged, or too many."""
        entry = f"{self.name}: a zip file, and its entry {info.filename[:200]!r}"
        try:
            with archive.open(info) as file:
                while self.left >= 0 and (piece := file.read(CHUNK)):
                    self.left -= len(piece)
                    yield piece
        except DAMAGE as error:
            raise ImportFileError(f"{entry} is damaged: {error}") from error
        if self.left < 0:
            raise ImportFileError(f"{entry} inflates to too much: not taken")


def directory_size(file: BinaryIO) -> int:
    """Return how many bytes the list of a zip's entries has, by the largest claim of its end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    claims = [0]
    for mark, at, length in ((END, 12, 4), (END_64, 40, 8)):
        found = tail.rfind(mark)
        if found >= 0:
            claims.append(int.from_bytes(tail[found + at : found + at + length], "little"))
    return max(one for one in claims if one != 0xFFFFFFFF)


def leads_out(name: str) -> bool:
    """Return whether a path in a zip file leads out of it.

    >>> leads_out("../a.html"), leads_out("C:/a.html"), leads_out("a/b..html")
    (True, True, False)
    """
    windows = PureWindowsPath(name)
    parts = {*PurePosixPath(name).parts, *windows.parts}
    return ".." in parts or name.startswith("/") or bool(windows.drive or windows.root)


def time_of(info: zipfile.ZipInfo) -> datetime:
    """Return the time of an entry, which has no zone, as if it were UTC."""
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)  # what zip writes where it has none
