"""`broadsheet diff`: what changed between two releases."""

from argparse import Namespace

from pipelines.released import difference, difference_text
from pipelines.views import shown_markdown
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Print what differs, as Markdown."""
    shown_markdown(difference_text(difference(options.old, options.new)))
    return Exit.OK
