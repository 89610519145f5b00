"""The verbs that make, check and hand on a release."""

from pathlib import Path

from pipelines.options.forms import DEFAULT, PLACES, VerbMaker, positive


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
        "columns",
        choices=("full", "metadata"),
        metavar="{full,metadata}",
        help="metadata: no column that is text",
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
