"""`map` over an executor whose workers share no folder with us, only a store.

The files that an item names are put into the store, and what its call wrote is fetched from there
to the places that the item names: whole, with the bytes that the worker said, or not at all.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pipelines.files import sha256_of
from pipelines.running.foreign import done_here
from pipelines.running.objects import DamagedError, Objects
from pipelines.running.parcels import CodeError, Named, Parcel, Reply, packed, versions

Item = TypeVar("Item")
Result = TypeVar("Result")
AT_ONCE = 8  # items whose files are on their way, for a store is slow to answer, not to give


@dataclass(frozen=True)
class Sent:
    """A call that was given out, and the places that it writes."""

    reply: Future[Reply]
    places: list[Path]


class Exchange:
    """The workers of *executor*, and the store at *address* that they share with us."""

    def __init__(self, executor: Executor, address: str) -> None:
        self.executor = executor
        self.address = address
        self.objects = Objects(address)
        self.objects.reach()

    def mapped(
        self, function: Callable[[Item], Result], items: Iterable[Item], /
    ) -> Iterator[Result]:
        """Yield *function* of each item, in order; an item's call is given out as soon as its files
        are there.
        """
        senders, takers = ThreadPoolExecutor(AT_ONCE), ThreadPoolExecutor(AT_ONCE)
        waiting = list(items)
        try:
            sent = [senders.submit(self.sent, function, item) for item in waiting]
            taken = [
                takers.submit(self.taken, function, item, one)
                for item, one in zip(waiting, sent, strict=True)
            ]
            for one in taken:
                yield one.result()
        finally:
            for pool in (senders, takers):
                pool.shutdown(wait=False, cancel_futures=True)

    def sent(self, function: Callable[[Item], Result], item: Item, anew: bool = False) -> Sent:
        """Put the files of *item* into the store and give its call out."""
        call, paths = packed(function, item)
        places, names = [], []
        for path in paths:
            own = sum_of(path) if path.is_file() else None
            if own is None:
                places.append(path)
            else:
                self.objects.put(path, own, anew)
            names.append(Named(f"{path.parent.name}/{path.name}", own))
        parcel = Parcel(call, tuple(names), versions())
        return Sent(self.executor.submit(done_here, parcel, self.address), places)

    def taken(self, function: Callable[[Item], Result], item: Item, sent: Future[Sent]) -> Result:
        """Return what a call returned, once all that it wrote is at its place.

        Where an object turns out damaged, all of the call is done again, once.
        """
        try:
            value: Result = self.received(sent.result())
        except DamagedError:
            value = self.received(self.sent(function, item, anew=True))
        return value

    def received(self, sent: Sent) -> Any:
        """Fetch what a call wrote, then move it to its places in their order; return its value."""
        try:
            reply = sent.reply.result()
        except ImportError as error:
            raise CodeError(
                f"workers: {error}: install this version of the package there"
            ) from error
        found = [(place, made) for place, made in zip(sent.places, reply.made, strict=True) if made]
        for place, made in found:
            shutil.rmtree(beside(place), ignore_errors=True)
            for name, own in made.items():
                file = beside(place) / name if name != "." else beside(place)
                file.parent.mkdir(parents=True, exist_ok=True)
                self.objects.fetch(own, file)
        for place, _ in found:
            if place.is_dir():
                shutil.rmtree(place)
            beside(place).replace(place)
        return reply.value


def beside(place: Path) -> Path:
    """Return where what is to be at *place* stands until it is whole."""
    return place.with_name(f".{place.name}.{os.getpid()}")


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file, counted once while it stays as it is."""
    facts = path.stat()
    return counted_sum(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=100_000)
def counted_sum(path: Path, *_: int) -> str:
    """Return the SHA-256 of the file *path* as it was then."""
    return sha256_of(path)
