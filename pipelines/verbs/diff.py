"""`broadsheet diff`: what changed between two versions."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.publishing import release_at
from pipelines.released import (
    Place,
    difference_json,
    difference_of,
    difference_text,
    read_by_difference,
    tagged,
    tagged_version,
    write_difference,
)
from pipelines.running import checkout, writable_file
from pipelines.views import shown_markdown
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """Print what differs, as Markdown or as JSON; write the rows that do as Parquet."""
    out = writable_file(options.parquet) if options.parquet else None
    with place_at(options.old) as old, place_at(options.new) as new:
        found = difference_of(old, new)
        for text, place in ((options.old, old), (options.new, new)):
            if not place.is_release:
                print(printable(f"{text}: {ONLY_REMEMBERED}"), file=sys.stderr)
    if out is not None:
        write_difference(found, out)
    if options.json:
        print(printable(difference_json(found)))
    else:
        shown_markdown(difference_text(found))
    return Exit.OK


ONLY_REMEMBERED = (
    "its release is not in data/release: compared by what its commit remembers, without headlines "
    "and captures; name its folder or address for more"
)


@contextmanager
def place_at(text: str) -> Iterator[Place]:
    """Give what *text* names: the tag of a version, a folder, or the address of a release."""
    if version := tagged_version(text):
        with tagged(version, checkout()) as place:
            yield place
        return
    with release_at(text, read_by_difference) as found:
        yield Place(found.folder)
