"""`broadsheet parse`: captures to typed articles in one file, outside the DVC flow."""

import json
import sys
from argparse import Namespace
from pathlib import Path

import pyarrow as pa

from pipelines.files import AWAITED, write_table
from pipelines.kinds import ImportFileError, refuse_without_capture, unique_names
from pipelines.parse import totals
from pipelines.parsing import articles_in, shard_of
from pipelines.running import engine, tracked, writable_file
from schemas.article import Article
from schemas.errors import Exit
from schemas.printable import printable


def is_readable(path: Path) -> bool:
    """Return whether *path* holds captures; if it does not, say so."""
    try:
        refuse_without_capture(path)
    except ImportFileError as error:
        print(printable(f"broadsheet parse: {error}"), file=sys.stderr)
        return False
    return True


def run(options: Namespace) -> int:
    """Parse the files and write their articles, in the order of the files and their records.

    A file that cannot be read costs its own line and the exit code, not the others' articles.
    """
    out = writable_file(options.out)
    files = [path for path in options.files if is_readable(path)]
    if not files:
        return Exit.USAGE
    shards = [
        shard_of(path.resolve(), Path(name), Path())
        for path, name in zip(files, unique_names(files), strict=True)
    ]
    with engine(options.workers) as mapped:
        found = mapped(articles_in, shards)
        parsed = list(tracked(found, len(shards), "parse: WARC files"))
    articles = pa.concat_tables([table for table, _ in parsed])
    write_table(articles, out, Article, AWAITED)
    counts = totals([receipt for _, receipt in parsed])
    if options.json:
        print(json.dumps({"articles": articles.num_rows, **counts}, indent=1))
    else:
        print(f"{out}: {articles.num_rows} articles")
        for state, count in counts["states"].items():
            print(f"  {count:>8} {state}", file=sys.stderr)
    return Exit.OK if len(files) == len(options.files) else Exit.USAGE
