"""Files in a store that all machines reach, each named by the SHA-256 of its bytes.

Whoever fetches one counts its bytes: what is gone or damaged is never read as if it were whole.
Nothing is ever removed; what a lifecycle rule of the store removes is put there again.
"""

import errno
import secrets
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from threading import Lock

from pipelines.files import failures_at, put_whole, sha256_of, store
from schemas.errors import BroadsheetError, DiskError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)  # our disk's words: it is written to


class DamagedError(DiskError):
    """An object of the store is gone, or is not what its name says."""


class Objects:
    """The objects below one address, such as `s3://bucket/prefix` or `file:///folder`."""

    def __init__(self, address: str) -> None:
        if "://" not in address and not Path(address).is_absolute():
            raise BroadsheetError(
                f"store: {address!r} is no whole address: s3://bucket/prefix, say"
            )
        with store(address) as (files, base):
            self.files, self.base = files, f"{base.rstrip('/')}/objects"
        self.address = f"{address.rstrip('/')}/objects"
        self.there: set[str] = set()
        self.locks: defaultdict[str, Lock] = defaultdict(Lock)

    def reach(self) -> None:
        """Put an empty object there. Raises DiskError if that cannot be done."""
        with tempfile.NamedTemporaryFile() as empty:
            self.put(Path(empty.name), sha256_of(Path(empty.name)), anew=True)

    def path_of(self, sha256: str) -> str:
        """Return where an object lies."""
        return f"{self.base}/{sha256[:2]}/{sha256}"

    def put(self, file: Path, sha256: str, anew: bool = False) -> None:
        """Put *file* there unless it is, or over what is there if *anew*."""
        with self.locks[sha256], failures_at(f"store: {self.address}"):
            if anew or (sha256 not in self.there and not self.holds(sha256, file.stat().st_size)):
                put_whole(self.files, file, self.path_of(sha256), f".{secrets.token_hex(4)}.part")
            self.there.add(sha256)

    def holds(self, sha256: str, size: int) -> bool:
        """Return whether an object of that name and *size* is there."""
        try:
            return bool(self.files.info(self.path_of(sha256))["size"] == size)
        except FileNotFoundError:
            return False

    def fetch(self, sha256: str, to: Path) -> None:
        """Copy an object to the file *to*. Raises DamagedError if it is not what its name says;
        DiskError, too, of the store or of the disk here.
        """
        with failures_at(f"store: {self.address}"):
            try:
                self.files.get_file(self.path_of(sha256), str(to))
            except FileNotFoundError as error:
                raise DamagedError(
                    f"store: {self.address}/{sha256[:2]}/{sha256}: is not there"
                ) from error
            except OSError as error:
                if error.errno not in FULL:
                    raise
                raise DiskError(f"{to.parent}: {error.strerror}: free some space there") from error
        if sha256_of(to) != sha256:
            raise DamagedError(
                f"store: {self.address}/{sha256[:2]}/{sha256}: damaged: its SHA-256 is another"
            )


@cache
def objects_at(address: str) -> Objects:
    """Return the objects at *address*; a process opens each store once."""
    return Objects(address)
