"""The verbs that bring captures in, or look at one page."""

import argparse
from pathlib import Path

from pipelines.options.forms import VerbMaker, day, positive


def add_input_verbs(verb: VerbMaker) -> None:
    """Add the verbs that bring captures in or look at one page."""
    crawl = verb("crawl", "run the spiders; new captures under data/captures/")
    crawl.add_argument(
        "publishers",
        nargs="*",
        metavar="PUBLISHER",
        help="key of a declared publisher, or a publisher file; default: all declared",
    )
    crawl.add_argument("--limit", type=positive, help="most stories to fetch for each publisher")
    crawl.add_argument("--since", type=day, metavar="DATE", help="only stories since this day")
    crawl.add_argument(
        "--workers", type=positive, default=1, help="processes, sharded by publisher"
    )
    crawl.add_argument("--engine", metavar="ADDRESS", help="crawl on the Dask scheduler there")
    crawl.add_argument("--json", action="store_true", help="print the summary as JSON")

    imports = verb("import", "take captures from archives of others, and pages that were saved")
    imports.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a file, a folder, or the s3:// or https:// address of a file",
    )
    imports.add_argument("--url", help="address of the page, where it does not say it")
    add_choice(imports)
    imports.add_argument(
        "--json", action="store_true", help="print counts by file, state and reason as JSON"
    )

    extract = verb("extract", "one page to one article as JSON, with provenance")
    extract.add_argument(
        "page", metavar="FILE-or-URL", help="a saved page, an archive of one, or an address to ask"
    )
    extract.add_argument("--url", help="address of the page in a file; of several, the one meant")
    extract.add_argument(
        "--explain",
        action="store_true",
        help="show each block's role and each field's evidence instead",
    )
    extract.add_argument(
        "--save",
        type=Path,
        metavar="FOLDER",
        help="also save page.html and expected.json there, as a fixture to correct",
    )

    parse = verb("parse", "captures to typed articles in one Parquet file, outside the DVC flow")
    parse.add_argument("files", nargs="+", type=Path, metavar="WARC", help="an archive of captures")
    parse.add_argument(
        "--out", type=Path, required=True, metavar="FILE.parquet", help="where the articles go"
    )
    parse.add_argument("--workers", type=positive, help="processes; default: all cores")
    parse.add_argument(
        "--json", action="store_true", help="print counts by state and reason as JSON"
    )

    learn = verb("learn", "learn a publisher's boilerplate from its captures into its profile")
    learn.add_argument("publisher", metavar="PUBLISHER", help="key of a declared publisher")

    publishers = verb("publishers", "list every publisher with its last crawl and health")
    publishers.add_argument(
        "action",
        nargs="?",
        choices=("add", "check"),
        help="draft a publisher file; ask sites whether what is declared of them holds",
    )
    publishers.add_argument(
        "names", nargs="*", metavar="URL-or-KEY", help="the site to draft for; keys, or files"
    )
    publishers.add_argument("--out", type=Path, metavar="FILE", help="where to write the draft")
    publishers.add_argument(
        "--write", action="store_true", help="of check: date the facts that hold, in their file"
    )
    publishers.add_argument("--json", action="store_true", help="of check: print JSON")


def add_choice(verb: argparse.ArgumentParser) -> None:
    """Let *verb* be told which captures it takes."""
    for name, metavar, what in (
        ("publisher", "KEY", "only captures of this publisher; may be repeated, as the next two"),
        ("domain", "DOMAIN", "only captures of this domain and those below it"),
        ("language", "TAG", "only pages in this language, as they declare it or their text is"),
    ):
        verb.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=what)
    verb.add_argument("--since", type=day, metavar="DATE", help="only captured since this day, UTC")
    verb.add_argument("--until", type=day, metavar="DATE", help="only captured up to this day")
