"""The options of every verb of the `broadsheet` command."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

VerbMaker = Callable[[str, str], argparse.ArgumentParser]
PLACES = "folder, TARGET or TARGET@VERSION"
DEFAULT = "default: data/release"
ONE = "of an article; the start of an id will do"


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


def add_release_verbs(verb: VerbMaker) -> None:
    """Add the verbs that make, check and hand on a release."""
    build = verb(
        "build", "bring the release up to date with the captures: dvc repro, and a summary"
    )
    build.add_argument("--workers", type=positive, help="processes; default: all cores")
    build.add_argument(
        "--engine", metavar="ADDRESS", help="run on the Dask scheduler there instead"
    )
    build.add_argument(
        "--store",
        metavar="ADDRESS",
        help="s3://bucket/prefix, say: its workers get their files there, and share no folder with "
        "this machine",
    )

    check = verb(
        "check", "what CI runs on a new crawl: suites, thresholds, the gate; 1 if it must not land"
    )
    check.add_argument(
        "--baseline", metavar="REV", help="compare with the baseline of this git revision"
    )
    check.add_argument("--json", action="store_true", help="print the whole report as JSON")

    verify = verb(
        "verify", "check every checksum, open every file, count every published figure again"
    )
    verify.add_argument(
        "release", nargs="?", metavar="RELEASE", help=f"{PLACES}; default: data/release"
    )
    verify.add_argument(
        "--key", help="also ask that this key of minisign signed the checksums: a file, or its text"
    )
    verify.add_argument(
        "--captures",
        action="store_true",
        help="check data/captures instead: every file and record against its recorded digest",
    )

    publish = verb(
        "publish", "put the release at a folder or s3:// address: objects first, pointer last"
    )
    publish.add_argument(
        "target",
        nargs="?",
        metavar="TARGET",
        help="folder or s3://bucket/prefix; default: `remote`, a setting",
    )
    publish.add_argument(
        "--yank", metavar="VERSION", help="publish nothing: mark this version as not to be read"
    )
    publish.add_argument(
        "--from", dest="source", type=Path, metavar="DIR", help=f"an edition; {DEFAULT}"
    )
    publish.add_argument("--why", metavar="TEXT", help="why it is yanked; readers see it")

    edition = verb("edition", "make an edition of the release: without text, or without names")
    edition.add_argument(
        "columns", choices=("full", "metadata"), help="metadata: no column that is text"
    )
    edition.add_argument("out", type=Path, metavar="OUT", help="folder of the edition")
    edition.add_argument(
        "--bylines",
        choices=("names", "hashed", "none"),
        default="names",
        help="authors as names, as salted hashes, or not at all; default: names",
    )
    edition.add_argument(
        "--salt", type=Path, metavar="FILE", help="for hashed; default: $BROADSHEET_SALT"
    )
    edition.add_argument(
        "--from", dest="source", type=Path, metavar="DIR", help=f"a release; {DEFAULT}"
    )

    add_takedown(verb)
    settings = verb("settings", "print what is in force, and where it is from")
    settings.add_argument("--json", action="store_true", help="print JSON")
    verb("cut", "name the release as a version: a commit and a tag, later deltas are against it")
    releases = verb("releases", "list the versions that were cut, with their counts")
    releases.add_argument("--json", action="store_true", help="print JSON")
    demo = verb("demo", "the whole flow on the bundled newsroom, crawled over loopback")
    demo.add_argument("--workers", type=positive, help="processes; default: all cores")


def add_reading_verbs(verb: VerbMaker) -> None:
    """Add the verbs that compare releases and tell what is in one."""
    diff = verb("diff", "what changed between two versions: schema, counts, rows, fields, fill")
    diff.add_argument("old", metavar="OLD", help=f"a version: its tag, {PLACES}")
    diff.add_argument("new", metavar="NEW", help="a later one")
    diff.add_argument("--json", action="store_true", help="print JSON")
    diff.add_argument(
        "--parquet", type=Path, metavar="FILE", help="write the rows that differ as Parquet"
    )

    applied = verb("apply", "make a version from the one before and its delta, and prove it")
    applied.add_argument("old", metavar="OLD", help=f"the version before: {PLACES}")
    applied.add_argument("new", metavar="NEW", help="the version, of which the delta is read")
    applied.add_argument("out", type=Path, metavar="OUT", help="folder for its tables")

    quarantine = verb("quarantine", "list what is kept out of the articles, or explain one")
    quarantine.add_argument(
        "name", nargs="?", metavar="ID-or-URL", help="explain this one; the start of an id will do"
    )
    quarantine.add_argument("--publisher", metavar="KEY", help="only those of this publisher")
    quarantine.add_argument("--reason", help="only those that are kept out for this reason")
    quarantine.add_argument("--held", action="store_true", help="only captures that are held")
    add_source(quarantine, "another release, or data/validated")

    reasons = verb("why", "why a column of an article has its value: evidence and its place")
    reasons.add_argument("article", metavar="URL-or-ID", help=ONE)
    reasons.add_argument("column", metavar="COLUMN", help="a column of the table articles")
    past = verb("history", "the revisions of an article, and what each changed")
    past.add_argument("article", metavar="URL-or-ID", help=ONE)
    for one in (reasons, past):
        one.add_argument("--from", dest="source", metavar="RELEASE", help=f"{PLACES}; {DEFAULT}")
        one.add_argument("--json", action="store_true", help="print JSON")
    reasons.add_argument(
        "--captures",
        metavar="PLACE",
        help="its captures: a folder, or where their maker publishes them; default: data/captures",
    )


def add_takedown(verb: VerbMaker) -> None:
    """Add the verb that takes articles down."""
    takedown = verb("takedown", "withdraw articles from every later build; tombstones stay")
    takedown.add_argument(
        "article", nargs="?", metavar="URL-or-ID", help="of one article of data/release"
    )
    takedown.add_argument(
        "--author", metavar="NAME", help="all of this author, by name or by the address of a page"
    )
    takedown.add_argument(
        "--publisher", metavar="KEY", help="all of this publisher; with --author, those of both"
    )
    takedown.add_argument("--reason", required=True, help="why; it is kept with the takedown")
    takedown.add_argument(
        "--everywhere",
        nargs="*",
        metavar="ADDRESS",
        help="then build, rewrite every version published there (folder or s3://), remove it from "
        "what DVC keeps and pushed, and search all of that for its words; 1 if some are left",
    )
    takedown.add_argument("--dry-run", action="store_true", help="write nothing, show what goes")


def add_source(verb: argparse.ArgumentParser, what: str) -> None:
    """Let *verb* read *what* it is told instead of data/release, and print JSON."""
    told = f"{what}; {DEFAULT}"
    verb.add_argument("--from", dest="source", type=Path, metavar="DIR", help=told)
    verb.add_argument("--json", action="store_true", help="print JSON")


def positive(text: str) -> int:
    """Return a whole number above zero."""
    if not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def day(text: str) -> date:
    """Return a calendar day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-16") from error
