"""A release to a directory or an object store: its files first, the pointer to it last.

`TARGET/releases/<version>/...` never changes once its manifest stands; `TARGET/latest.json` names
the version to read, and `TARGET/tombstones.parquet` what readers of earlier ones must leave out.
Broken off at any moment, it is taken up again where it stopped.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipelines.files import CHECKSUMS, MANIFEST, entry_of, read_manifest
from pipelines.releasing import faults, refuse_refused, refuse_uncut
from pipelines.running import tracked
from schemas.errors import BroadsheetError, DiskError, GateError
from schemas.release import Entry

try:
    from botocore.exceptions import BotoCoreError  # type: ignore[import-untyped]
except ImportError:  # without the s3 extra there is no such failure
    BotoCoreError = OSError

POINTER = "latest.json"
TOMBSTONES = "tombstones.parquet"
BITE = 1 << 20


@dataclass(frozen=True)
class Published:
    """What was published: which version, where, and how many files were written or found there."""

    version: str
    address: str
    written: int
    kept: int
    is_latest: bool


def publish(release: Path, target: str) -> Published:
    """Put *release* at *target*: a directory or an address such as `s3://bucket/prefix`.

    Every file is read back and compared. Raises GateError if the release is not sound, its own
    verdict refuses it, or *target* already holds another release of this version; DiskError if it
    cannot be written; BroadsheetError if it lies in the release itself.
    """
    if "://" not in target and Path(target).resolve().is_relative_to(release.resolve()):
        raise BroadsheetError(f"{target}: lies in the release; name a folder outside of it")
    if wrong := faults(release):
        raise GateError(f"{release}: not sound, so not published: {wrong[0]}")
    refuse_uncut(release)
    refuse_refused(release)
    manifest = read_manifest(release)
    with store(target) as (files, base):
        place = f"{base}/releases/{manifest.version}"
        ends = [entry_of(release, CHECKSUMS), entry_of(release, MANIFEST)]
        refuse_another(files, f"{place}/{MANIFEST}", ends[-1], manifest.version)
        entries = [*manifest.files, *ends]
        written = sum(
            put_once(files, release / entry.path, f"{place}/{entry.path}", entry)
            for entry in tracked(entries, len(entries), "publish")
        )
        is_latest = not names_later(files, f"{base}/{POINTER}", manifest.version)
        if is_latest:
            put_whole(files, release / TOMBSTONES, f"{base}/{TOMBSTONES}")
            move_pointer(files, f"{base}/{POINTER}", manifest.version, ends[-1].sha256)
    address = f"{target.rstrip('/')}/releases/{manifest.version}"
    return Published(manifest.version, address, written, len(entries) - written, is_latest)


@contextmanager
def store(target: str) -> Iterator[tuple[fsspec.AbstractFileSystem, str]]:
    """Give the file system of *target* and the path in it; its failures become one line each."""
    try:
        yield fsspec.url_to_fs(target, use_listings_cache=False, skip_instance_cache=True)
    except ImportError as error:
        raise BroadsheetError(f"{target}: install the s3 extra: pip install -e '.[s3]'") from error
    except ValueError as error:
        raise BroadsheetError(f"{target}: {error}") from error
    except (OSError, BotoCoreError) as error:
        raise DiskError(f"{target}: {error}") from error


def refuse_another(
    files: fsspec.AbstractFileSystem, path: str, manifest: Entry, version: str
) -> None:
    """Raise GateError if another release of this version was published whole: it may not change."""
    if files.exists(path) and sha256_at(files, path) != manifest.sha256:
        raise GateError(f"{path}: {version} is already published with other content")


def put_once(files: fsspec.AbstractFileSystem, file: Path, path: str, entry: Entry) -> bool:
    """Put *file* at *path* unless it stands there, and return whether it had to be written."""
    if files.exists(path) and sha256_at(files, path) == entry.sha256:
        return False
    put_whole(files, file, path)
    if sha256_at(files, path) != entry.sha256:
        raise DiskError(f"{path}: what was written is not what is read back")
    return True


def put_whole(files: fsspec.AbstractFileSystem, file: Path, path: str) -> None:
    """Put *file* at *path* so that no reader meets half of it, as a store of objects does."""
    if isinstance(files, LocalFileSystem):
        files.makedirs(path.rpartition("/")[0], exist_ok=True)
        files.put_file(str(file), f"{path}.part")
        files.mv(f"{path}.part", path)
    else:
        files.put_file(str(file), path)


def sha256_at(files: fsspec.AbstractFileSystem, path: str) -> str:
    """Return the SHA-256 of what stands at *path*."""
    hasher = hashlib.sha256()
    with files.open(path, "rb") as file:
        while bite := file.read(BITE):
            hasher.update(bite)
    return hasher.hexdigest()


def names_later(files: fsspec.AbstractFileSystem, path: str, version: str) -> bool:
    """Return whether the pointer at *path* names a later version than *version*."""
    if not files.exists(path):
        return False
    return parts(json.loads(files.cat_file(path))["version"]) > parts(version)


def move_pointer(files: fsspec.AbstractFileSystem, path: str, version: str, sha256: str) -> None:
    """Let the pointer name *version*, in one move."""
    text = json.dumps({"version": version, "path": f"releases/{version}", "manifest": sha256})
    beside = f"{path}.part" if isinstance(files, LocalFileSystem) else path
    files.pipe_file(beside, f"{text}\n".encode())
    if beside != path:
        files.mv(beside, path)


def parts(version: str) -> tuple[int, ...]:
    """Return a calendar version as numbers, in which later is greater."""
    return tuple(int(number) for number in version.split("."))
