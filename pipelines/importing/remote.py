"""A file at an `s3://` or `https://` address -> a file here, piece by piece, whole or not at all.

What breaks off is gone on with where the server gives parts of files, else begun again. Nothing is
asked for but the address that was named: a redirect to another host is refused.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from pipelines.files import failures, failures_at
from pipelines.importing.given import plain_address
from pipelines.importing.kinds import ImportFileError
from schemas.errors import DiskError

if TYPE_CHECKING:
    import fsspec

PIECE = 8 << 20  # bytes a request, of which so many stay in memory
TRIES = 4  # without a byte more than the try before
SILENCE = 60  # seconds without a byte, after which a connection counts as broken
LASTING = (FileNotFoundError, PermissionError)  # which no further try changes


@contextmanager
def brought(address: str, to: Path) -> Iterator[Path]:
    """Give the file at *address* as the file *to*, which is gone afterwards, however it ends.

    Raises ImportFileError if the address leads elsewhere or the file is cut off, DiskError if it
    cannot be had.
    """
    plain = plain_address(address)
    try:
        with failures_at(plain):
            files, path = file_system(address)
            copy(files, path, plain, to)
        yield to
    except DiskError as error:
        told = error.__cause__.__cause__ if error.__cause__ else None
        raise told if isinstance(told, ImportFileError) else error from error
    finally:
        to.unlink(missing_ok=True)


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


def copy(files: fsspec.AbstractFileSystem, path: str, said: str, to: Path) -> None:
    """Write the file *path* of *files* to the file *to*. Raises ImportFileError, and what a store
    raises."""
    before, is_stream, tries = files.info(path), False, 0
    with to.open("wb") as target:
        while tries < TRIES:
            at = target.tell()
            try:
                for piece in pieces(files, path, 0 if is_stream else at, is_stream):
                    if is_stream and at:  # begun again
                        at = target.seek(0)
                        target.truncate()
                    written(piece, target, to)
                break
            except ValueError:  # what fsspec raises where a server gives no parts of files
                is_stream = True
            except failures() as error:
                tries = 0 if target.tell() > at and not is_stream else tries + 1
                if tries == TRIES or isinstance(error, (*LASTING, DiskError)):
                    raise
        size = target.tell()
    after = files.info(path)
    if marks(before) != marks(after):
        raise ImportFileError(f"{said}: was changed while it was read: import it again")
    if before["size"] not in (None, size):
        raise ImportFileError(f"{said}: broken off at byte {size:,} of {before['size']:,}")


def pieces(
    files: fsspec.AbstractFileSystem, path: str, start: int, is_stream: bool
) -> Iterator[bytes]:
    """Yield the bytes of the file *path* from *start* on."""
    size = 0 if is_stream else PIECE
    with files.open(path, "rb", block_size=size, cache_type="none") as source:
        if start:
            source.seek(start)
        while piece := source.read(PIECE):
            yield piece


def written(piece: bytes, target: Any, to: Path) -> None:
    """Write *piece*. Raises DiskError if the disk does not take it."""
    try:
        target.write(piece)
        target.flush()
    except OSError as error:
        raise DiskError(f"{to.parent}: {error.strerror}") from error


def marks(info: dict[str, Any]) -> tuple[object, ...]:
    """Return what tells one state of a file from the next, as far as its server says it."""
    return tuple(str(info.get(name)) for name in ("size", "ETag", "LastModified"))
