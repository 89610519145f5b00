"""`broadsheet history`: the revisions of an article, and what each changed."""

import json
from argparse import Namespace

from pipelines.released import history, lines_of_history, rows_of_article
from pipelines.running import checkout
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print the revisions, the oldest first."""
    release = options.source or checkout() / "data/release"
    steps = history(rows_of_article(release, options.article))
    if options.json:
        rows = [one.model_dump(mode="json") for one in steps]
        print(printable(json.dumps(rows, ensure_ascii=False, indent=1)))
    else:
        print(printable("\n".join(lines_of_history(steps))))
    return Exit.OK
