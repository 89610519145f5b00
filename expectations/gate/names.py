"""The names of what the gate can find in a publisher's captures: what a waiver may let through."""

import re
from collections.abc import Iterator, Mapping

from expectations.gate.compared import FURNITURE, REJECTED
from expectations.gate.figures import BINS, CATEGORIES, CLAIMS, REPEATED
from expectations.gate.lengths import AGES
from expectations.gate.reread import COLUMNS as REREAD
from schemas.article import Article
from schemas.columns import columns_of
from schemas.rejection import REASONS

OPEN = {  # checks that are named by any value: what that can be
    "share of": r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",  # a language
    "cut short by": r"[a-z]{1,20}",
}
ANY = "<any>"
VALUED = re.compile("|".join(rf"(?<={stem} ){values}$" for stem, values in OPEN.items()))


def check_names(promised: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the column and the name of each check; *promised* is the column of each promise."""
    for one in columns_of(Article):
        for name in ("share filled", "share filled, of small ones", "filled when read again"):
            yield one.name, name
        if one.name in CATEGORIES:
            yield from ((one.name, f"share of {value}") for value in one.values or (ANY,))
    for name, column in promised.items():
        yield column, f"rows that break {name}"
        yield column, f"rows with {name}, of small ones"
    for name, column in CLAIMS.items():
        yield column, name
        yield column, f"rows with {name}, of small ones"
    for figure, column in BINS.items():
        yield column, f"distribution of {figure}"
    for figure, column in REPEATED.items():
        yield column, f"share with the {figure}"
    for figure, column in REREAD.items():
        yield column, f"{figure} when read again"
    yield from (("state", f"{REJECTED}{reason}") for reason in REASONS if reason not in FURNITURE)
    yield "truncated", f"cut short by {ANY}"
    yield "published_at", AGES[1]
    yield "text", "texts of another publisher"
    yield "text", "share with the usual words of its language"
    yield "article_id", "articles read again"
    yield "reasons", "without critical faults when read again"
    yield "reasons", "share that breaks critical promises"
    yield "state", "share of captures rejected"


def waivable(promised: Mapping[str, str]) -> set[str]:
    """Return all that a waiver may name: each check, alone and behind its column, and `*`."""
    pairs = set(check_names(promised))
    return {"*"} | {name for _, name in pairs} | {f"{column}: {name}" for column, name in pairs}


def is_waivable(name: str, known: set[str]) -> bool:
    """Return whether *name* is in *known*, what `waivable` returns.

    >>> [is_waivable(name, waivable({})) for name in ("language: share of fr", "kind: share of fr")]
    [True, False]
    """
    return name in known or VALUED.sub(ANY, name) in known
