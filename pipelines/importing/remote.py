"""A file at an `s3://` or `https://` address: read part by part where its server gives parts, else
copied; whole or not at all.

What breaks off is asked for again. Nothing is asked for but the address that was named: a redirect
to another host is refused.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, Literal
from urllib.parse import urljoin, urlsplit

from pipelines.files import failures, failures_at
from pipelines.kinds import ImportFileError
from pipelines.running import told
from schemas.errors import DiskError
from spiders.addresses import without_login

if TYPE_CHECKING:
    import fsspec

PIECE = 8 << 20  # bytes a request
HELD = 3  # pieces in memory: what is damaged is looked through again from where it began
TRIES = 4  # for the same piece, or the whole
SILENCE = 60  # seconds without a byte, after which a connection counts as broken
CREDENTIALS = "name a profile by AWS_PROFILE, or set FSSPEC_S3_ANON=true where anybody may read"
LASTING = (FileNotFoundError, PermissionError)  # which no further try changes


class NoPartsError(Exception):
    """A server that gives a file from its beginning alone."""


class Remote:
    """A file elsewhere that opens as one here does, and is summed while it is read.

    *said* is its address without what may be secret.
    """

    def __init__(self, address: str) -> None:
        """Ask for its size. Raises ImportFileError and DiskError, as all that reads it does."""
        self.said = plain_address(address)
        with one_line(self.said):
            self.files, self.path = file_system(address)
            self.before = self.files.info(self.path)
        self.size: int = self.before["size"] or 0
        self.hasher, self.reached = hashlib.sha256(), 0
        self.held: OrderedDict[int, bytes] = OrderedDict()
        pieces = -(-self.size // PIECE)
        self.progress = told(range(pieces), pieces, f"{self.said}: pieces of {PIECE >> 20} MB")
        self.source: Any = None

    def open(self, _mode: Literal["rb"], /) -> BinaryIO:
        """Return it as a binary file that can be read from anywhere."""
        return io.BufferedReader(Reader(self))

    def has_parts(self) -> bool:
        """Return whether the server gives parts; a file of one piece needs none."""
        try:
            self.piece_at(min(PIECE, max(0, self.size - 1)))
        except NoPartsError:
            return False
        return self.size > 0

    def piece_at(self, at: int) -> bytes:
        """Return the bytes from *at* to the end of the piece it lies in; none behind the end."""
        start = at - at % PIECE
        while self.reached < self.size and self.reached <= start:
            piece = self._hold(self.reached)
            self.hasher.update(piece)
            self.reached += len(piece)
            next(self.progress, None)
        if at >= self.size:
            return b""
        return (self.held.get(start) or self._hold(start))[at - start :]

    def sha256(self) -> str:
        """Return the SHA-256 of the whole file, which is read to its end.

        Raises ImportFileError if it was changed meanwhile.
        """
        self.piece_at(self.size)
        self.refuse_change()
        return self.hasher.hexdigest()

    def refuse_change(self) -> None:
        """Raise ImportFileError if the file is not what it was when it was first asked for."""
        with one_line(self.said):
            after = self.files.info(self.path)
        if marks(self.before) != marks(after):
            raise ImportFileError(f"{self.said}: was changed while it was read: import it again")

    def _hold(self, start: int) -> bytes:
        """Fetch the piece at *start* and return it; the oldest that is held is let go."""
        with one_line(self.said):
            piece = self._fetched(start, min(PIECE, self.size - start))
        self.held[start] = piece
        while len(self.held) > HELD:
            self.held.popitem(last=False)
        return piece

    def _fetched(self, start: int, size: int) -> bytes:
        """Return *size* bytes from *start* on. Raises what a store raises, NoPartsError."""
        if not self.before.get("partial", True):
            raise NoPartsError
        for tried in range(1, TRIES + 1):
            try:
                if self.source is None:
                    kind = {"block_size": PIECE, "cache_type": "none"}
                    self.source = self.files.open(self.path, "rb", **kind)
                self.source.seek(start)
                piece: bytes = self.source.read(size)
                if len(piece) == size:
                    return piece
                fact = f"broken off at byte {start + len(piece):,} of {self.size:,}"
            except ValueError as error:  # what fsspec raises where a server gives no parts of files
                raise NoPartsError from error
            except failures() as error:
                if tried == TRIES or isinstance(error, LASTING):
                    raise
            self.source = None
        raise ImportFileError(f"{self.said}: {fact}")


class Reader(io.RawIOBase):
    """One reading of a remote file."""

    def __init__(self, remote: Remote) -> None:
        super().__init__()
        self.remote, self.at = remote, 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can be read from anywhere."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Read on from *offset*, counted as files count it."""
        self.at = offset + (0, self.at, self.remote.size)[whence]
        return self.at

    def readinto(self, into: Any, /) -> int:
        """Fill *into* from the piece that lies here; return how many bytes that gave."""
        piece = memoryview(self.remote.piece_at(self.at))[: len(into)]
        into[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def plain_address(address: str) -> str:
    """Return *address* without a login and without its query, in which signatures stand.

    >>> plain_address("https://a.example/b.warc.gz?X-Amz-Signature=1")
    'https://a.example/b.warc.gz'
    """
    return without_login(address).partition("?")[0]


@contextmanager
def one_line(said: str) -> Iterator[None]:
    """Let what a store raises be one line that names the file; a refusal of ours stays one."""
    try:
        with failures_at(said):
            yield
    except DiskError as error:
        found = error.__cause__
        reason = found.__cause__ if found else None
        if isinstance(reason, ImportFileError):
            raise reason from error
        if isinstance(found, FileNotFoundError):
            raise missing(said, found, reason) from error
        if type(found).__name__ == "NoCredentialsError":
            raise DiskError(f"{said}: {found}: {CREDENTIALS}") from error
        raise


def missing(
    said: str, found: FileNotFoundError, reason: BaseException | None
) -> ImportFileError | DiskError:
    """Return what to raise where fsspec says that there is no file, for which *reason*: it says so
    too of a host that cannot be reached, or that refuses."""
    if isinstance(reason, OSError):
        return DiskError(f"{said}: {reason}")
    if status := getattr(reason, "status", None):
        return ImportFileError(f"{said}: the server answers {status}")
    return ImportFileError(f"{said}: {found if reason else 'no such file there'}")


def file_system(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """Return the file system that *address* is of, and the path in it."""
    import fsspec  # noqa: PLC0415 - a tenth of a second, which most imports need not

    options: dict[str, Any] = {"use_listings_cache": False, "skip_instance_cache": True}
    if address.lower().startswith("http"):
        import aiohttp  # noqa: PLC0415

        from spiders.manners import user_agent  # noqa: PLC0415 - Scrapy and Twisted

        logging.getLogger("fsspec.http").setLevel(logging.ERROR)
        trace = aiohttp.TraceConfig()
        trace.on_request_redirect.append(refuse_other_host)
        patience = aiohttp.ClientTimeout(total=None, sock_connect=SILENCE, sock_read=SILENCE)
        options |= {
            "client_kwargs": {"timeout": patience, "trace_configs": [trace]},
            # A server that labels .gz files as encoded would have them decoded on the way.
            "headers": {"User-Agent": user_agent(), "Accept-Encoding": "identity"},
        }
    found: tuple[fsspec.AbstractFileSystem, str] = fsspec.url_to_fs(address, **options)
    return found


async def refuse_other_host(_session: object, _context: object, asked: Any) -> None:
    """Raise ImportFileError at a redirect to another host than was named."""
    target = urljoin(str(asked.url), asked.response.headers.get("Location", ""))
    if urlsplit(target).netloc != urlsplit(str(asked.url)).netloc:
        plain = plain_address(str(asked.url))
        raise ImportFileError(f"{plain}: leads to {plain_address(target)}: name that instead")


def marks(info: dict[str, Any]) -> tuple[object, ...]:
    """Return what tells one state of a file from the next, as far as its server says it."""
    return tuple(str(info.get(name)) for name in ("size", "ETag", "LastModified"))
