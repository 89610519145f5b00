"""The WARC files of one publisher in one crawl: written record by record, rolled over, repaired."""

import os
from datetime import UTC, datetime
from pathlib import Path

from schemas.errors import DiskError
from spiders.archive.members import members
from spiders.archive.records import Fields, warcinfo_record

ROLL_AT = 1 << 30  # bytes; the size the WARC standard recommends (ISO 28500, annex C)


def repair(path: Path) -> int:
    """Cut the WARC file *path* behind its last whole record; return how many bytes were cut."""
    whole = max((member.offset + member.length for member in members(path)), default=0)
    lost = path.stat().st_size - whole
    if lost:
        os.truncate(path, whole)
    return lost


class WarcFile:
    """Appends records to `<stem>-00000.warc.gz`, `<stem>-00001.warc.gz`, ... in *folder*.

    Files that are there are repaired and continued.
    """

    def __init__(self, folder: Path, stem: str, facts: Fields, roll_at: int = ROLL_AT) -> None:
        self.folder, self.stem, self.facts, self.roll_at = folder, stem, facts, roll_at
        found = warc_files_of(folder, stem)
        for path in found:
            repair(path)
        self.number = max(0, len(found) - 1)
        self._open()

    @property
    def path(self) -> Path:
        """The file being written."""
        return self.folder / f"{self.stem}-{self.number:05d}.warc.gz"

    def _open(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT
        try:
            self._file = os.open(self.path, flags, 0o644)
            self.size = os.lseek(self._file, 0, os.SEEK_END)
        except OSError as error:
            raise DiskError(f"{self.path}: {error.strerror}") from error
        if not self.size:
            self._append(warcinfo_record(datetime.now(UTC), self.path.name, self.facts))

    def write(self, records: bytes) -> tuple[str, int]:
        """Append *records*; return the name of the file and where in it they begin.

        On return the bytes are the kernel's: killing this process no longer loses them.

        Raises DiskError with the file cut back to its last whole record.
        """
        if self.size >= self.roll_at:
            self.close()
            self.number += 1
            self._open()
        offset = self.size
        self._append(records)
        return self.path.name, offset

    def _append(self, data: bytes) -> None:
        view, written = memoryview(data), 0
        try:
            while written < len(data):
                written += os.write(self._file, view[written:])
        except OSError as error:
            os.ftruncate(self._file, self.size)
            raise DiskError(f"{self.path}: {error.strerror}") from error
        self.size += written

    def close(self) -> None:
        """Close the file, its bytes on the disk."""
        os.fsync(self._file)
        os.close(self._file)


def warc_files_of(folder: Path, stem: str) -> list[Path]:
    """Return the WARC files of the publisher *stem* in a crawl's *folder*, in order."""
    return sorted(folder.glob(f"{stem}-[0-9][0-9][0-9][0-9][0-9].warc.gz"))
