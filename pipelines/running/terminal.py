"""What a verb prints: tables and bars for a person, values for a program."""

import json
from collections.abc import Mapping
from typing import Any

from rich.console import Console

from schemas.printable import printable

WHOLE = 10_000  # columns, where no window ends: a program wants each row on a line, each key whole


class Terminal(Console):
    """A console without guesses at colours, whose reader may leave as that of any other output."""

    def __init__(self, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False)
        if not self.is_terminal:
            self.width = WHOLE

    def on_broken_pipe(self) -> None:
        """Let the command end as it does for what it prints itself: rich would exit with 1."""
        raise BrokenPipeError


def tell(text: str, facts: Mapping[str, Any], as_json: bool) -> None:
    """Print the *text*, or *as_json* the *facts* that it tells, which JSON knows."""
    print(printable(json.dumps(facts, ensure_ascii=False, indent=1) if as_json else text))
