"""`broadsheet parse`: captures to typed articles in one file, outside the DVC flow."""

import json
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from pipelines.files import PUBLISHED, read_table, write_table
from pipelines.importing import ImportFileError, refuse_without_capture, unique_names
from pipelines.parse import totals
from pipelines.parsing import parse_shard, shard_of
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
    names = unique_names(files)
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as scratch:
        shards = [
            shard_of(path.resolve(), Path(name), Path(scratch))
            for path, name in zip(files, names, strict=True)
        ]
        with engine(options.workers) as mapped:
            parsed = mapped(parse_shard, shards)
            counts = totals(list(tracked(parsed, len(shards), "parse: WARC files")))
        articles = read_table([shard.articles for shard in shards], Article)
        write_table(articles, out, Article, PUBLISHED)
    if options.json:
        print(json.dumps({"articles": articles.num_rows, **counts}, indent=1))
    else:
        print(f"{out}: {articles.num_rows} articles")
        for state, count in counts["states"].items():
            print(f"  {count:>8} {state}", file=sys.stderr)
    return Exit.OK if len(files) == len(options.files) else Exit.USAGE
