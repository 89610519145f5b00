"""Where the work runs: processes of this machine, or a cluster; both map one pure function.

Results come in the order of the items, whichever worker made them.
"""

import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pipelines.running.pools import DyingError, EngineError, Pools

Item = TypeVar("Item")
Result = TypeVar("Result")

START_SECONDS = 2.0  # what two processes take to start, in CPU: less work is done without them
CLUSTER_SECONDS = 20  # to wait for the scheduler


class Mapped(Protocol):
    """`map`, wherever it runs."""

    def __call__(
        self, function: Callable[[Item], Result], items: Iterable[Item], /
    ) -> Iterator[Result]:
        """Yield *function* of each item, in the order of *items*.

        Raises DyingError at one of which workers die.
        """


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
            yield mapped_through(executor, store)
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
    """Return the `map` of the cluster behind *executor*; with a *store*, its workers share no
    folder with us.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - an extra
    from distributed.comm import CommClosedError  # noqa: PLC0415 - an extra

    from pipelines.running.exchange import Exchange  # noqa: PLC0415 - only where it is asked for

    mapped = Exchange(executor, store).mapped if store else executor.map

    def told(function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]:
        try:
            yield from mapped(function, items)
        except KilledWorker as error:
            raise DyingError(f"engine: workers keep dying at {error.task}") from error
        except (CancelledError, CommClosedError) as error:
            fact = "the scheduler has ended, or cannot be reached any more"
            raise EngineError(f"engine: {fact}: run it again, what is done is kept") from error

    return told


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give the executor of the Dask scheduler at *address*; what fails lets the rest undone."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise EngineError(
            "engine: install the cluster extra: pip install -e '.[cluster]'"
        ) from error
    try:
        client = Client(address, timeout=CLUSTER_SECONDS)
    except (OSError, ValueError, TypeError) as error:  # TypeError: tls:// without certificates
        raise EngineError(f"engine: no scheduler answers at {address}: {error}") from error
    for name in ("distributed", "distributed.client"):  # each has a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they tell is in our one line
    with client:
        if not client.scheduler_info()["workers"]:
            print(f"engine: {address} has no worker yet: waiting for one", file=sys.stderr)
        executor = client.get_executor(pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
