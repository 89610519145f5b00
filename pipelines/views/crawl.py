"""A crawl as it runs and when it is over: one line for each publisher, in numbers."""

import sys
import time
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.live import Live
from rich.table import Table

from pipelines.running import QUIET_SECONDS, Terminal

if TYPE_CHECKING:
    from spiders.crawling import Tally

REDRAWN_SECONDS = 0.25
STATES = ("new", "changed", "unchanged", "refused", "failed")  # of addresses that were asked for


class CrawlView:
    """Shows the tallies of a crawl on stderr: a table that moves, or a line now and then."""

    def __init__(self) -> None:
        console = Terminal(stderr=True)
        self.tallies: dict[str, Tally] = {}
        self.started = self.drawn = time.monotonic()
        self.live = Live(console=console, auto_refresh=False, transient=True)
        self.is_terminal = console.is_terminal

    def __enter__(self) -> Self:
        if self.is_terminal:
            self.live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.is_terminal:
            self.live.stop()

    def show(self, tally: "Tally") -> None:
        """Take in a changed tally."""
        self.tallies[tally.publisher] = tally
        now = time.monotonic()
        if self.is_terminal and now - self.drawn > REDRAWN_SECONDS:
            self.drawn = now
            self.live.update(crawl_table(self.tallies.values(), now - self.started), refresh=True)
        elif not self.is_terminal and now - self.drawn > QUIET_SECONDS:
            self.drawn = now
            done = sum(one.answered for one in self.tallies.values())
            queued = sum(one.queued for one in self.tallies.values())
            print(f"crawl: {done} fetched, {queued} queued", file=sys.stderr)


def crawl_table(
    tallies: Iterable["Tally"],
    seconds: float | None = None,
    healths: Mapping[str, str] | None = None,
) -> Table:
    """Return the table of *tallies*; with *seconds* it is of a crawl that runs, and a line says how
    fast; with *healths*, a column says how each publisher is, without the reason.

    It fits 80 columns: what no publisher has any of is left out, and long keys are folded.
    """
    rows = sorted(tallies, key=lambda tally: tally.publisher)
    numbers = [numbers_of(tally, seconds is not None) for tally in rows]
    shown = [name for name in (numbers[0] if numbers else ()) if any(one[name] for one in numbers)]
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("publisher", overflow="fold")
    for name in shown:
        widest = max(len(f"{one[name]:,}") for one in numbers)
        table.add_column(name, justify="right", min_width=max(widest, *map(len, name.split())))
    if healths is not None:
        table.add_column("health")
    for tally, counts in zip(rows, numbers, strict=True):
        words = [healths.get(tally.publisher, "").partition(":")[0]] if healths is not None else []
        table.add_row(tally.publisher, *(f"{counts[name]:,}" for name in shown), *words)
    if seconds:
        rate = sum(tally.answered for tally in rows) / seconds
        table.caption = f"{rate:.1f} pages/s"
    return table


def numbers_of(tally: "Tally", is_running: bool) -> dict[str, int]:
    """Return the numbers of one publisher, by heading: how far it is, or what it came to."""
    begun = {"queued": tally.queued, "fetched": tally.answered}
    states = ("new", "refused", "failed") if is_running else STATES
    counts = {state: tally.states.get(state, 0) for state in states}
    ends = {"left out": sum(tally.left_out.values()), "articles": tally.articles}
    return (begun if is_running else {}) | counts | ends
