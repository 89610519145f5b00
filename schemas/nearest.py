"""A word that is not known, beside the one that was perhaps meant."""

from collections.abc import Iterable
from difflib import get_close_matches

NEAR = 0.7  # of the letters the same: at the library's 0.6 a guess is as often wrong


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that refuses *word*: the nearest of *known*, if one is near.

    >>> did_you_mean("chekc", ["crawl", "check"])
    '; did you mean check?'
    >>> did_you_mean("sun", ["crawl", "check"])
    ''
    """
    near = get_close_matches(word, list(known), 1, NEAR)
    return f"; did you mean {near[0]}?" if near else ""
