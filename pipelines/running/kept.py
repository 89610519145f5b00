"""What pure functions wrote in earlier runs, kept by all that decides it, and not done again.

A build is the same with this folder, without it, or with any part of it gone: it only saves time.
DVC knows nothing of it; what a stage hands on is a link to the kept file.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from pipelines.files import code_fingerprint, libraries, sha256_of
from pipelines.running.engines import Mapped, usable_cores

Work = TypeVar("Work")
Item = TypeVar("Item")
Task = Callable[[Work, Path], None]  # writes its files into the folder
Together = Callable[[Sequence[Work], Sequence[Path]], None]  # of each work into its own
KEPT = Path("data/.kept")
SUMS = "SUMS.json"  # of a result: the SHA-256 of each of its files; written last


class Kept:
    """The results of one stage below *folder*, made by *mapped* where they are not there yet."""

    def __init__(self, folder: Path, mapped: Mapped) -> None:
        self.folder = folder
        self.mapped = mapped
        self.used: set[Path] = set()

    def places(self, task: Callable[..., None], facts: Iterable[object]) -> list[Path]:
        """Return the folder of each result of *task*.

        *facts* say for each all that decides it besides the code: hashes of files, plain values.
        """
        code = [code_fingerprint((task.__module__,)), sorted(libraries().items())]
        found = []
        for one in facts:
            key = hashlib.sha256(json.dumps([code, one], default=str).encode()).hexdigest()
            found.append(self.folder / task.__name__ / key)
        self.used.update(found)
        return found

    def missing(self, places: Sequence[Path]) -> list[int]:
        """Return which of *places* hold no whole result, by number; of equal ones the first."""
        firsts = {place: number for number, place in reversed(list(enumerate(places)))}
        with ThreadPoolExecutor(usable_cores()) as threads:  # hashing leaves Python's lock
            whole = dict(zip(firsts, threads.map(is_whole, firsts), strict=True))
        return sorted(number for place, number in firsts.items() if not whole[place])

    def make(self, task: Task[Work], works: Sequence[tuple[Work, Path]]) -> None:
        """Do *works*, each with the place of its result."""
        for _ in self.mapped(partial(make, task), works):
            pass

    def results(self, task: Task[Work], works: Sequence[tuple[Work, object]]) -> list[Path]:
        """Return the folders of the results of *task*: each work comes with its facts."""
        places = self.places(task, (facts for _, facts in works))
        self.make(task, [(works[number][0], places[number]) for number in self.missing(places)])
        return places

    def results_together(
        self,
        task: Together[Work],
        works: Sequence[tuple[Work, object]],
        sizes: Sequence[int],
        at_once: int,
    ) -> list[Path]:
        """Return what `results` does; *task* does some at once, as that costs less, whose *sizes*
        come to no more than *at_once*, but for one alone.
        """
        places = self.places(task, (facts for _, facts in works))
        missing = [
            (sizes[number], (works[number][0], places[number])) for number in self.missing(places)
        ]
        for _ in self.mapped(partial(make_together, task), grouped(missing, at_once)):
            pass
        return places

    def tidy(self) -> None:
        """Remove what this run did not ask for."""
        for path in self.folder.glob("*/*"):
            if path not in self.used:
                shutil.rmtree(path)


def hashes(paths: Sequence[Path]) -> list[str]:
    """Return the SHA-256 of each file."""
    with ThreadPoolExecutor(usable_cores()) as threads:  # hashing leaves Python's lock
        return list(threads.map(sha256_of, paths))


def grouped(sized: Iterable[tuple[int, Item]], most: int) -> list[list[Item]]:
    """Return groups of items in a row, whose sizes come to *most* or less, but for one alone."""
    groups: list[list[Item]] = []
    held = 0
    for size, item in sized:
        if not groups or held + size > most:
            groups.append([])
            held = 0
        groups[-1].append(item)
        held += size
    return groups


def make(task: Task[Work], work: tuple[Work, Path]) -> None:
    """Do one work."""
    given, place = work
    with made(place) as folder:
        task(given, folder)


def make_together(task: Together[Work], works: Sequence[tuple[Work, Path]]) -> None:
    """Do some works at once."""
    with ExitStack() as all_made:
        folders = [all_made.enter_context(made(place)) for _, place in works]
        task([given for given, _ in works], folders)


@contextmanager
def made(place: Path) -> Iterator[Path]:
    """Give the folder that becomes the result at *place*; a kill leaves no half one there."""
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)  # in containers the next process has the same number
    beside.mkdir(parents=True)
    yield beside
    sums = {path.name: sha256_of(path) for path in sorted(beside.iterdir())}
    (beside / SUMS).write_text(json.dumps(sums), encoding="utf-8")
    shutil.rmtree(place, ignore_errors=True)
    beside.rename(place)


def is_whole(place: Path) -> bool:
    """Return whether a result is there, with the bytes that it was kept with."""
    try:
        sums = json.loads((place / SUMS).read_bytes())
        return all(sha256_of(place / name) == own for name, own in sums.items())
    except (OSError, ValueError, AttributeError):
        return False


def linked(source: Path, target: Path) -> None:
    """Let the file *target* be *source*, by a link where the file system has them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
