"""Places that an address names: a folder, or a store of objects such as S3.

fsspec is imported where it is asked for: it costs a tenth of a second, and most builds ask nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import BroadsheetError, DiskError

if TYPE_CHECKING:
    import fsspec

ENDPOINT = "AWS_ENDPOINT_URL"  # botocore meets a wrong one with a traceback


@contextmanager
def store(target: str) -> Iterator[tuple[fsspec.AbstractFileSystem, str]]:
    """Give the file system of *target* and the path in it; its failures become one line each."""
    with failures_at(target):
        import fsspec  # noqa: PLC0415

        try:
            found = fsspec.url_to_fs(target, use_listings_cache=False, skip_instance_cache=True)
        except ValueError as error:
            raise BroadsheetError(f"{target}: {error}") from error
        endpoint = os.environ.get(ENDPOINT, "")
        if "s3" in found[0].protocol and endpoint and "://" not in endpoint:
            raise BroadsheetError(f"{ENDPOINT}: {endpoint!r} is no whole address: http://host:port")
        yield found


@contextmanager
def failures_at(target: str) -> Iterator[None]:
    """Let every failure of the store at *target* be one line that names it."""
    try:
        yield
    except ImportError as error:
        fact = "install the s3 extra: pip install -e '.[s3]'" if "s3://" in target else error
        raise BroadsheetError(f"{target}: {fact}") from error
    except failures() as error:
        raise DiskError(f"{target}: {error}") from error


def failures() -> tuple[type[Exception], ...]:
    """Return what a store raises where it fails."""
    try:
        from aiohttp import ClientError  # noqa: PLC0415
        from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped] # noqa: PLC0415
    except ImportError:  # without the s3 extra there are no others
        return (OSError,)
    return (OSError, BotoCoreError, ClientError)


def put_whole(
    files: fsspec.AbstractFileSystem, file: Path, path: str, ending: str = ".part"
) -> None:
    """Put *file* at *path* so that no reader meets half of it, as a store of objects does.

    In a folder it lies beside its place first, with *ending*.
    """
    if "file" in files.protocol:
        files.makedirs(path.rpartition("/")[0], exist_ok=True)
        beside = path + ending
        files.put_file(str(file), beside)
        files.mv(beside, path)
    else:
        files.put_file(str(file), path)
