"""`broadsheet diff`: what changed between two releases."""

from argparse import Namespace

from pipelines.released import difference, difference_text
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print what differs, as Markdown."""
    print(printable(difference_text(difference(options.old, options.new))))
    return Exit.OK
