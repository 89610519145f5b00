"""`broadsheet why`: why a column of an article has its value."""

from argparse import Namespace

from pipelines.released import lines_of_why, why
from pipelines.running import checkout
from pipelines.verbs.history import stories_at
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print the value, its evidence, and where the capture shows it."""
    captures = options.captures or str(checkout() / "data/captures")
    with stories_at(options, ("articles", "revisions", "captures")) as release:
        found = why(release, captures, options.article, options.column)
    text = found.model_dump_json(indent=1) if options.json else "\n".join(lines_of_why(found))
    print(printable(text))
    return Exit.OK
