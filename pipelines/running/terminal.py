"""The console that tables and bars are printed on."""

from rich.console import Console


class Terminal(Console):
    """A console without guesses at colours, whose reader may leave as that of any other output."""

    def __init__(self, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, highlight=False)

    def on_broken_pipe(self) -> None:
        """Let the command end as it does for what it prints itself: rich would exit with 1."""
        raise BrokenPipeError
