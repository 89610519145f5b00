"""The `broadsheet` command: each verb and its options.

Verbs import what they need when they run: `broadsheet --help` must not wait for the libraries.
"""

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module, metadata
from pathlib import Path

from pipelines import pass_pandas_by
from pipelines.options import add_input_verbs, add_reading_verbs, add_release_verbs
from schemas.ending import ended
from schemas.errors import Exit
from schemas.nearest import did_you_mean
from schemas.settings import put_in_force

EPILOG = "exit codes:\n" + "\n".join(f"  {code.value:<3} {code.meaning}" for code in Exit)
MODULES = {  # a verb that is a word of Python, and one beside its like
    "import": "import_captures",
    "cut": "releases",
}
# Those that do something and tell what it came to; a verb that lists says by itself what --json is.
TELLING = ("learn", "build", "verify", "publish", "edition", "takedown", "cut", "apply")
SHELLS = ("bash", "zsh", "fish", "tcsh")


class Version(argparse.Action):
    """`--version`: of the code, and of the schema that its releases have."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from schemas.article import SCHEMA_VERSION  # noqa: PLC0415 - pydantic

        told = f"broadsheet {metadata.version('broadsheet')}, schema {SCHEMA_VERSION}"
        print(told, flush=True)
        parser.exit()


class Completion(argparse.Action):
    """`--completion SHELL`: what that shell is to read to complete verbs and options."""

    def __call__(
        self, parser: argparse.ArgumentParser, _: object, shell: object, *__: object
    ) -> None:
        from shtab import FILE, complete  # noqa: PLC0415 - only where it is asked for

        top, verbs = parsers()
        for action in (action for verb in verbs.values() for action in verb._actions):
            if action.type is Path or "FILE" in str(action.metavar):
                vars(action)["complete"] = FILE
        print(complete(top, str(shell)), flush=True)
        parser.exit()


def parsers() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """Return the parser of the command, and that of each verb by name."""
    top = argparse.ArgumentParser(
        prog="broadsheet",
        description="The news dataset that can be trusted and rebuilt.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=Version, nargs=0, help="show versions and exit")
    top.add_argument(
        "--completion",
        action=Completion,
        choices=SHELLS,
        help="print what this shell is to read to complete verbs and options, and exit",
    )
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name in TELLING:
            made.add_argument("--json", action="store_true", help="print what it came to as JSON")
        return made

    add_input_verbs(verb)
    add_release_verbs(verb)
    add_reading_verbs(verb)
    return top, verbs.choices


def options_of(words: Sequence[str]) -> argparse.Namespace:
    """Return the verb and the options of a command line; help, and what is wrong, end it."""
    top, verbs = parsers()
    if words and not words[0].startswith("-") and words[0] not in verbs:
        near = did_you_mean(words[0], verbs) or "; `broadsheet --help` lists them"
        top.error(f"{words[0]}: no such verb{near}")
    options, unknown = top.parse_known_args(words)
    if unknown:
        verb = verbs[options.verb]
        known = [name for action in verb._actions for name in action.option_strings]
        near = did_you_mean(unknown[0].partition("=")[0], known)
        verb.error(f"unrecognized arguments: {' '.join(unknown)}{near}")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments

    def run() -> int:
        options = options_of(words)
        if options.verb != "settings":  # which tells the file from the environment
            put_in_force(Path.cwd(), os.environ)
        pass_pandas_by()
        gc.disable()  # nothing that an import makes is garbage: to look for some is a sixth of it
        verb = import_module(f"pipelines.verbs.{MODULES.get(options.verb, options.verb)}")
        gc.enable()
        return int(verb.run(options))

    return ended(" ".join(["broadsheet", *words[:1]]), run)


if __name__ == "__main__":
    sys.exit(main())
