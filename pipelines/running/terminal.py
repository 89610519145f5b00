"""What a verb prints: tables and bars for a person, values for a program."""

import json
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from schemas.printable import printable

WHOLE = 10_000  # columns, where no window ends: a program wants each row on a line, each key whole


class Terminal(Console):
    """A console without guesses at colours, whose reader may leave as that of any other output.

    In a narrow window the cells of a table are folded: a key with its end cut off is none.
    """

    def __init__(self, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False)
        if not self.is_terminal:
            self.width = WHOLE

    def print(self, *objects: Any, **how: Any) -> None:
        """Print *objects* as rich does."""
        for one in objects:
            if isinstance(one, Table):
                let_nothing_be_cut(one)
        super().print(*objects, **how)

    def on_broken_pipe(self) -> None:
        """Let the command end as it does for what it prints itself: rich would exit with 1."""
        raise BrokenPipeError


def let_nothing_be_cut(table: Table) -> None:
    """Let the cells of *table* be folded where a window is narrow; numbers stay whole."""
    for column in table.columns:
        column.overflow = "fold"
        if column.justify == "right":
            widest = max((len(str(cell)) for cell in column.cells), default=0)
            column.min_width = max(widest, column.min_width or 0)


def tell(text: str, facts: Mapping[str, Any], as_json: bool) -> None:
    """Print the *text*, or *as_json* the *facts* that it tells, which JSON knows."""
    print(printable(json.dumps(facts, ensure_ascii=False, indent=1) if as_json else text))
