"""`broadsheet diff`: what changed between two releases."""

from argparse import Namespace

from pipelines.publishing import release_at
from pipelines.released import difference_of_releases, difference_text, read_by_difference
from pipelines.views import shown_markdown
from schemas.errors import Exit


def run(options: Namespace) -> int:
    """Print what differs, as Markdown."""
    with (
        release_at(options.old, read_by_difference) as old,
        release_at(options.new, read_by_difference) as new,
    ):
        found = difference_of_releases(old.folder, new.folder)
    shown_markdown(difference_text(found))
    return Exit.OK
