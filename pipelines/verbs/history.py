"""`broadsheet history`: the revisions of an article, and what each changed."""

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipelines.publishing import release_at
from pipelines.released import history, lines_of_history, rows_of_article
from pipelines.running import checkout
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print the revisions, the oldest first."""
    with stories_at(options, ("articles", "revisions")) as release:
        steps = history(rows_of_article(release, options.article))
    if options.json:
        rows = [one.model_dump(mode="json") for one in steps]
        print(printable(json.dumps(rows, ensure_ascii=False, indent=1)))
    else:
        print(printable("\n".join(lines_of_history(steps))))
    return Exit.OK


@contextmanager
def stories_at(options: Namespace, tables: Sequence[str]) -> Iterator[Path]:
    """Give the release that is asked for, with some *tables* of it: this checkout's by default."""
    if options.source is None:
        yield checkout() / "data/release"
        return
    with release_at(
        options.source, lambda manifest: [one for one in manifest.files if one.table in tables]
    ) as found:
        yield found.folder
