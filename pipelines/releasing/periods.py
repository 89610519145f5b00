"""Validated files of months -> the periods whose rows stand together in a released file.

The months of a calendar year are one file while the table has no more than TOGETHER rows, and no
more than HEAVY bytes, in all of them; else each month has files of its own. So a table of many
small months has a few files instead of as many footers as months, and a new row lets no more than
TOGETHER rows, those of its own year, be written again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pipelines.files import weight_of

TOGETHER = 1_000  # rows: what a bucket of a month has too, before it is cut
HEAVY = 32 << 20  # bytes before compression: a file's rows are held whole while it is written
FOLDER = re.compile(r"period=(\d{4})-(all|\d{2})")


class Period(NamedTuple):
    """A file of a table: its folder and number, and the validated files that it is made of."""

    folder: str
    number: int
    sources: tuple[Path, ...]


def periods(files: Sequence[Path]) -> Iterator[Period]:
    """Yield the released files that *files*, such as `month=2026-11/part-0003.parquet`, become.

    They are of one table, and in order.
    """
    for year, own in groupby(files, key=lambda path: month_in(path)[:4]):
        months = tuple(own)
        weights = [weight_of(path) for path in months]
        rows, size = (sum(column) for column in zip(*weights, strict=True))
        if rows <= TOGETHER and size <= HEAVY:
            yield Period(f"period={year}-all", 0, months)
            continue
        for path in months:
            number = int(path.stem.removeprefix("part-"))
            yield Period(f"period={month_in(path)}", number, (path,))


def month_in(path: Path) -> str:
    """Return the month that the folder of a validated file names."""
    return path.parent.name.removeprefix("month=")


def is_of(folder: str, first: str, last: str) -> bool:
    """Return whether months from *first* to *last* all belong in *folder*.

    >>> is_of("period=2026-all", "2026-01", "2026-11")
    True
    >>> is_of("period=2026-10", "2026-10", "2026-11")
    False
    """
    named = FOLDER.fullmatch(folder)
    if named is None:
        return False
    start = named[1] if named[2] == "all" else f"{named[1]}-{named[2]}"
    return first.startswith(start) and last.startswith(start)
