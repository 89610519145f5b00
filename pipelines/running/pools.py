"""Processes of this machine that map one pure function, whichever of them dies meanwhile.

A worker that dies takes nothing along: what it had not finished is given out again. An interruption
is for us alone: workers do not hear Ctrl-C, and end with us.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Self, TypeVar

from schemas.errors import BroadsheetError

Item = TypeVar("Item")
Result = TypeVar("Result")

DEATHS = 3  # worker deaths without a finished item in between, before we give up
FEW = 12  # items, of which some may be done before the first process has started


class EngineError(BroadsheetError):
    """The workers cannot be reached or keep dying."""


class DyingError(EngineError):
    """The workers keep dying, as far as is known at the first item without a result."""


@contextmanager
def deaf() -> Iterator[None]:
    """Let processes that are started meanwhile never hear Ctrl-C; we hear it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Pools:
    """A process pool that is made when there is work for it, and anew when a worker is killed."""

    def __init__(self, workers: int, here: float) -> None:
        self.workers = workers
        self.here = here  # seconds that are left to us
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            for worker in multiprocessing.active_children():
                worker.terminate()  # else we wait for what it is at
        self.drop()

    def drop(self) -> None:
        """Let go of the pool; what it has not begun is not done."""
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
        self.pool = None

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Give *item* to a worker; spawned, for a fork copies Arrow's threads half alive."""
        if self.pool is None:
            spawn = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.workers, mp_context=spawn)
        with deaf():
            return self.pool.submit(function, item)

    def mapped(
        self, function: Callable[[Item], Result], items: Iterable[Item], /
    ) -> Iterator[Result]:
        """Yield *function* of each item in order; what a killed worker had is given out again."""
        waiting = list(items)
        done = deaths = 0
        while done < len(waiting) <= FEW and self.here > 0 and self.pool is None:
            began = time.monotonic()
            found = function(waiting[done])
            self.here -= time.monotonic() - began
            yield found
            done += 1
        while done < len(waiting):
            try:
                for future in [self.submit(function, item) for item in waiting[done:]]:
                    yield future.result()
                    done, deaths = done + 1, 0
            except BrokenProcessPool as error:
                self.drop()
                deaths += 1
                if deaths == DEATHS:
                    if fault := import_fault(function):
                        raise EngineError(f"engine: workers {fault}") from error
                    raise DyingError(f"engine: workers keep dying at {waiting[done]}") from error


def import_fault(function: Callable[[Item], Result]) -> str | None:
    """Return why a worker cannot import the module of *function*; None if it can.

    A worker that cannot ends before it can say so.
    """
    module = function.__module__
    if module == "__main__" and (spec := sys.modules[module].__spec__) is not None:
        module = spec.name
    done = subprocess.run(
        [sys.executable, "-c", f"import importlib; importlib.import_module({module!r})"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    last = done.stderr.strip().rpartition("\n")[2]
    return f"cannot import {module}: {last}" if done.returncode else None
