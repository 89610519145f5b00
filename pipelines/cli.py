"""The `broadsheet` command: each verb and its options.

Verbs import what they need when they run: `broadsheet --help` must not wait for the libraries.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module, metadata
from pathlib import Path

from pipelines.options import add_input_verbs, add_reading_verbs, add_release_verbs
from schemas.ending import ended
from schemas.nearest import did_you_mean
from schemas.settings import put_in_force

EPILOG = """exit codes: 0 done, 1 a check or gate refused, 2 bad input, 3 nothing to work on,
4 another run holds the lock, 5 disk full or not writable, 6 some publishers of a crawl
are not well, 130 interrupted, 141 whoever read the output left"""

MODULES = {  # a verb that is a word of Python, and one beside its like
    "import": "import_captures",
    "cut": "releases",
}


class Version(argparse.Action):
    """`--version`: of the code, and of the schema that its releases have."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from schemas.article import SCHEMA_VERSION  # noqa: PLC0415 - pydantic

        print(f"broadsheet {metadata.version('broadsheet')}, schema {SCHEMA_VERSION}")
        parser.exit()


def options_of(words: Sequence[str]) -> argparse.Namespace:
    """Return the verb and the options of a command line; help, and what is wrong, end it."""
    top = argparse.ArgumentParser(
        prog="broadsheet",
        description="The news dataset that can be trusted and rebuilt.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=Version, nargs=0, help="show versions and exit")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        return verbs.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    add_input_verbs(verb)
    add_release_verbs(verb)
    add_reading_verbs(verb)
    if words and not words[0].startswith("-") and words[0] not in verbs.choices:
        near = did_you_mean(words[0], verbs.choices) or "; `broadsheet --help` lists them"
        top.error(f"{words[0]}: no such verb{near}")
    return top.parse_args(words)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; return its exit code."""
    options = options_of(sys.argv[1:] if arguments is None else arguments)

    def run() -> int:
        if options.verb != "settings":  # which tells the file from the environment
            put_in_force(Path.cwd(), os.environ)
        verb = import_module(f"pipelines.verbs.{MODULES.get(options.verb, options.verb)}")
        return int(verb.run(options))

    return ended(f"broadsheet {options.verb}", run)


if __name__ == "__main__":
    sys.exit(main())
