"""A folder to publish at: each write under its lock, and moved in whole."""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.publishing.target import Held, LostError
from schemas.errors import BroadsheetError

if sys.platform != "win32":
    import fcntl

LOCK = ".lock"  # stays; the kernel frees it when its holder ends, however it ends
PART = ".part"  # what is being written: one at a time, under the lock


class Directory:
    """A folder as a target. Whoever writes to it otherwise is not kept apart."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def address(self) -> str:
        return str(self.root)

    def read(self, path: str) -> Held | None:
        try:
            content = (self.root / path).read_bytes()
        except FileNotFoundError:
            return None
        return Held(content, hashlib.sha256(content).hexdigest())

    def names(self, folder: str) -> list[str]:
        place = self.root / folder
        found = (path for path in place.rglob("*") if not path.is_dir())
        return sorted(path.relative_to(place).as_posix() for path in found)

    def write(self, path: str, content: bytes, etag: str | None) -> None:
        place = self.root / path
        self.root.mkdir(parents=True, exist_ok=True)
        with self.locked():
            place.parent.mkdir(parents=True, exist_ok=True)
            held = self.read(path)
            if (held.etag if held else None) != etag:
                raise LostError(path)
            part = self.root / PART
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # the pointer must not outlive what it points to
            part.replace(place)

    def remove(self, path: str) -> None:
        place = self.root / path
        with self.locked():  # nobody else removes these folders, or writes into one
            place.unlink(missing_ok=True)
            for folder in place.parents:
                if folder == self.root or (folder.exists() and any(folder.iterdir())):
                    return
                if folder.exists():
                    folder.rmdir()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let nobody else write here meanwhile."""
        if sys.platform == "win32":
            raise BroadsheetError(f"{self.root}: Windows has no lock that a kill frees")
        with (self.root / LOCK).open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
