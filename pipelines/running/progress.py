"""How long work shows itself: a bar in a terminal, a line now and then elsewhere; all on stderr."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipelines.running.terminal import Terminal
from schemas.ending import ended
from schemas.errors import Exit
from schemas.printable import printable
from schemas.settings import put_in_force

Item = TypeVar("Item")
QUIET_SECONDS = 10.0  # between two lines where there is no terminal


def tracked(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield *items*, showing how many of *total* are done."""
    console = Terminal(stderr=True)
    if not console.is_terminal:
        yield from told(items, total, what)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        for item in items:
            yield item
            bar.advance(task)


def told(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield *items*, printing a line of progress every few seconds."""
    last = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - last > QUIET_SECONDS:
            last = time.monotonic()
            print(f"{what}: {number} of {total}", file=sys.stderr)


def stage(name: str, run: Callable[..., Any]) -> None:
    """Run one stage of dvc.yaml in this checkout: its counts on stdout, one line on failure."""
    parser = argparse.ArgumentParser(prog=f"python -m pipelines.{name}", description=run.__doc__)
    parser.add_argument("--workers", type=int, help="processes; default: all cores")
    arguments = parser.parse_args()

    def told_run() -> int:
        put_in_force(Path.cwd(), os.environ)  # `dvc repro` is no command of ours
        for line in lines_of(run(Path(), workers=arguments.workers)):
            print(printable(f"{name}: {line}"))
        return Exit.OK

    sys.exit(ended(name, told_run))


def lines_of(counts: Any) -> Iterator[str]:
    """Yield the counts of a stage, one line a group."""
    for group, values in counts.items() if isinstance(counts, dict) else ():
        told_values = values.items() if isinstance(values, dict) else [(group, values)]
        yield f"{group}: " + (", ".join(f"{n} {v}" for n, v in told_values) or "none")
