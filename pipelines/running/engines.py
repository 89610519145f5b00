"""Where the work runs: processes of this machine, or a cluster; both map one pure function.

Results come in the order of the items, whichever worker made them. A worker that dies takes
nothing along: what it had not finished is given out again. An interruption is for us alone: workers
do not hear Ctrl-C, and end with us.
"""

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol, Self, TypeVar

from schemas.errors import BroadsheetError

Item = TypeVar("Item")
Result = TypeVar("Result")

DEATHS = 3  # worker deaths without a finished item in between, before we give up
FEW = 12  # items, of which some may be done before the first process has started
START_SECONDS = 2.0  # what two processes take to start, in CPU: less work is done without them
CLUSTER_SECONDS = 20  # to wait for the scheduler


class Mapped(Protocol):
    """`map`, wherever it runs."""

    def __call__(
        self, function: Callable[[Item], Result], items: Iterable[Item], /
    ) -> Iterator[Result]:
        """Yield *function* of each item, in the order of *items*."""


class EngineError(BroadsheetError):
    """The workers cannot be reached or keep dying."""


@contextmanager
def engine(
    workers: int | None = None,
    address: str | None = None,
    store: str | None = None,
    here: float = 0,
) -> Iterator[Mapped]:
    """Give a `map` that runs on *workers* processes (default: all cores), or on the Dask scheduler
    at *address*. Its workers get their files through the *store* (an address of fsspec); without
    one, or with "", they see our folders under the same paths. All three default to
    `BROADSHEET_WORKERS`, `BROADSHEET_ENGINE` and `BROADSHEET_STORE`.

    Processes are started when there is work for them. Of a few items as many are done by us as
    take *here* seconds.
    """
    address = address or os.environ.get("BROADSHEET_ENGINE")
    workers = workers or workers_of(os.environ.get("BROADSHEET_WORKERS", "")) or usable_cores()
    if workers < 1:
        raise EngineError(f"workers: {workers} is not a number of processes")
    if address:
        store = os.environ.get("BROADSHEET_STORE", "") if store is None else store
        with cluster_executor(address) as executor:
            yield mapped_through(executor, store) if store else executor.map
    elif workers == 1:
        yield map
    else:
        with Pools(workers, here) as pools:
            yield pools.mapped


def workers_of(text: str) -> int | None:
    """Return the number that BROADSHEET_WORKERS says; None where it says nothing, or 0."""
    if text.strip() and not re.fullmatch(r"\s*[0-9]{1,4}\s*", text):
        raise EngineError(f"BROADSHEET_WORKERS: {text[:40]!r} is not a number of processes")
    return int(text) if text.strip() else None


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped_through(executor: Executor, store: str) -> Mapped:
    """Return the `map` of *executor*, whose workers share no folder with us, only a *store*."""
    from pipelines.running.exchange import Exchange  # noqa: PLC0415 - only where it is asked for

    return Exchange(executor, store).mapped


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give the executor of the Dask scheduler at *address*; what fails lets the rest undone."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise EngineError(
            "engine: install the cluster extra: pip install -e '.[cluster]'"
        ) from error
    try:
        client = Client(address, timeout=CLUSTER_SECONDS)
    except (OSError, ValueError) as error:
        raise EngineError(f"engine: no scheduler answers at {address}: {error}") from error
    with client:
        executor = client.get_executor(pure=False)
        try:
            yield executor
        except KilledWorker as error:
            raise EngineError(f"engine: workers keep dying at {error.task}") from error
        finally:
            executor.shutdown(wait=False)


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
                    fact = import_fault(function) or f"keep dying at {waiting[done]}"
                    raise EngineError(f"engine: workers {fact}") from error


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
