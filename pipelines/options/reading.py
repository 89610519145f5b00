"""The verbs that compare releases and tell what is in one."""

from pathlib import Path

from pipelines.options.forms import DEFAULT, ONE, PLACES, VerbMaker, add_source


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
    applied.add_argument("new", metavar="NEW", help="the version: its delta and what that names")
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
