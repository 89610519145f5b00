"""Markdown as it is where it goes on, to a file or a pull request; in a terminal as plain text."""

import sys

from pipelines.describing import plain
from schemas.printable import printable


def shown_markdown(text: str) -> None:
    """Print *text*."""
    print(printable(plain(text) if sys.stdout.isatty() else text))
