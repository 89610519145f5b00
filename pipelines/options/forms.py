"""What the options of several verbs share: words of their help, and the forms of values."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

VerbMaker = Callable[[str, str], argparse.ArgumentParser]
PLACES = "folder, TARGET or TARGET@VERSION"
DEFAULT = "default: data/release"
ONE = "of an article; the start of an id will do"


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
