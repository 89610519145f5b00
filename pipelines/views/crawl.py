"""A crawl as it runs and when it is over: one line for each publisher, in numbers."""

import sys
import time
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

from rich.live import Live
from rich.table import Table

from pipelines.running import QUIET_SECONDS, Terminal
from spiders.crawling import Tally

REDRAWN_SECONDS = 0.25


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

    def show(self, tally: Tally) -> None:
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
    tallies: Iterable[Tally],
    seconds: float | None = None,
    healths: Mapping[str, str] | None = None,
) -> Table:
    """Return the table of *tallies*; with *seconds*, a line says how fast it went; with *healths*,
    a column says how each publisher is."""
    table = Table("publisher", box=None, pad_edge=False)
    for name in (
        "queued",
        "fetched",
        "new",
        "changed",
        "unchanged",
        "refused",
        "failed",
        "left out",
        "articles",
    ):
        table.add_column(name, justify="right")
    if healths is not None:
        table.add_column("health")
    rows = sorted(tallies, key=lambda tally: tally.publisher)
    for tally in rows:
        states = [
            tally.states.get(s, 0) for s in ("new", "changed", "unchanged", "refused", "failed")
        ]
        left_out = sum(tally.left_out.values())
        numbers = [tally.queued, tally.answered, *states, left_out, tally.articles]
        words = [healths.get(tally.publisher, "")] if healths is not None else []
        table.add_row(tally.publisher, *(f"{number:,}" for number in numbers), *words)
    if seconds:
        rate = sum(tally.answered for tally in rows) / seconds
        table.caption = f"{rate:.1f} pages/s"
    return table
