"""A call as it goes to a machine that shares no folder with us, and what comes back.

A path in it that leads to a file is a file to be read, and goes by the SHA-256 of its bytes. Any
other is a place at which the call writes a file or a folder. No whole path of ours leaves this
machine.
"""

import io
import json
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from pipelines.files import code_fingerprint, libraries
from schemas.errors import BroadsheetError
from schemas.identity import digest
from spiders.publisher import declared_publishers, profile_of

Item = Any  # whatever the function takes
ONE_AT_A_TIME = Lock()  # Python 3.11 loses count when several threads parse code


class CodeError(BroadsheetError):
    """A worker has other code than the build that asks it."""


@dataclass(frozen=True)
class Named:
    """A path of a call: its last two names, for the folder can say what the rows do not
    (`crawl=one/part-0000.parquet`), and the SHA-256 of the file; None for a place.
    """

    name: str
    sha256: str | None


@dataclass(frozen=True)
class Parcel:
    """A call, with its paths by number, and the versions of all that it is to be done by."""

    call: bytes
    paths: tuple[Named, ...]
    versions: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """What a call returned, and the files it wrote: for each place, SHA-256 by relative name.

    The one name of a place that is a file is ".".
    """

    value: Any
    made: tuple[dict[str, str], ...] = field(default=())


class Packer(pickle.Pickler):
    """A pickler that leaves the paths out, and numbers them."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.paths: dict[Path, int] = {}

    def persistent_id(self, thing: object) -> int | None:
        """Return the number of a path; None for anything else."""
        if not isinstance(thing, Path):
            return None
        assert thing.is_absolute(), f"{thing}: a call names its files in full"
        return self.paths.setdefault(thing, len(self.paths))


class Unpacker(pickle.Unpickler):
    """An unpickler that puts *paths* where the others were."""

    def __init__(self, file: io.BytesIO, paths: Sequence[Path]) -> None:
        super().__init__(file)
        self.paths = paths

    def persistent_load(self, number: int) -> Path:
        """Return the path of that number."""
        return self.paths[number]


def packed(function: Callable[[Item], Any], item: Item) -> tuple[bytes, list[Path]]:
    """Return a call without its paths, and these in order of number."""
    packer = Packer(file := io.BytesIO())
    packer.dump((function, item))
    return file.getvalue(), list(packer.paths)


def unpacked(call: bytes, paths: Sequence[Path]) -> tuple[Callable[[Item], Any], Item]:
    """Return the function and the item of a *call* with *paths* of this machine."""
    function, item = Unpacker(io.BytesIO(call), paths).load()
    return function, item


def versions() -> dict[str, str]:
    """Return all that decides what a call gives besides its item: code, libraries, publishers."""
    with ONE_AT_A_TIME:
        return counted_versions()


@cache
def counted_versions() -> dict[str, str]:
    """Return the same, counted once in a process."""
    facts = [
        (one.fingerprint, profile.fingerprint if (profile := profile_of(one.key)) else "")
        for one in declared_publishers().values()
    ]
    own = {"code": code_fingerprint(), "publishers": digest(json.dumps(facts))}
    return own | libraries()


def refuse_other(asked: dict[str, str], own: dict[str, str]) -> None:
    """Raise CodeError where *own* versions are not those that are *asked* for."""
    names = sorted(name for name in asked.keys() | own.keys() if asked.get(name) != own.get(name))
    if names:
        told = (
            f"{one} {own.get(one, 'none')[:12]}, not {asked.get(one, 'none')[:12]}" for one in names
        )
        raise CodeError(f"has another version than the build: {'; '.join(told)}")
