"""Patterns -> how the texts begin that they may match, read from the patterns themselves."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 6  # signs; with more of them the tree grows, and hardly fewer texts are asked
WIDE = 8  # signs of a set; one with more of them counts as anything, or the tree would be a wood

ASCII = [chr(code) for code in range(128)]
ALPHABET = set("abcdefghijklmnopqrstuvwxyz")
QUOTES = "\u00a0¡«»¿–—‘’“”„†•…‹›"  # with ASCII's, what stands before the first word of a text
OTHER = "ø"  # stands for any other sign
DIGITS = "0123456789"
DIGIT = DIGITS[0]  # stands for all of them
SIGNS = frozenset([*ASCII, *QUOTES, OTHER])
EVERY = {sign.lower() for sign in SIGNS}
# The same letter to a pattern that ignores case.
ALIKE = {"ı": "i", "İ": "i", "\u212a": "k", "ſ": "s"}
CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    sre.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
}
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
WIDTHLESS = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)

Signs = set[str]
Parts = Iterable[tuple[Any, Any]]  # of a pattern, as Python reads it


@cache  # some patterns are asked alone, and with others
def starts_of(pattern: str, flags: int) -> Signs:
    """Return the beginnings, in small letters and of MOST signs at most, of what *pattern* matches
    with these *flags*; what is beyond ASCII is at the end of one, as OTHER or one of QUOTES.
    """
    known: Signs = set()
    return known | followed({""}, _parser.parse(pattern, flags), known)


def followed(starts: Signs, parts: Parts, known: Signs) -> Signs:
    """Return *starts* with what *parts* of a pattern add to them; those that end go to *known*."""
    for kind, value in parts:
        if not starts:  # all have ended
            break
        if kind in REPEATS:
            least, most, inner = value
            starts = repeated(starts, least, most, inner, known)
        elif kind == sre.BRANCH:
            starts = set[str]().union(*(followed(starts, part, known) for part in value[1]))
        elif kind == sre.SUBPATTERN:
            starts = followed(starts, value[-1], known)
        elif kind not in WIDTHLESS:
            starts = followed_by(starts, signs_of(kind, value), known)
    return starts


def repeated(starts: Signs, least: int, most: int, parts: Parts, known: Signs) -> Signs:
    """Return *starts* with *parts* behind them *least* to *most* times."""
    found = set() if least else set(starts)
    for times in range(1, min(most, MOST) + 1):
        starts = followed(starts, parts, known)
        if not starts:
            break
        if times >= least:
            found |= starts
    return found


def followed_by(starts: Signs, signs: Signs, known: Signs) -> Signs:
    """Return *starts* with each of *signs* behind; with what may be anything, they end.

    First comes a word; what is none of one may stand before it.
    """
    first = {sign for sign in signs if CATEGORIES[sre.CATEGORY_WORD](sign)}
    bare = starts & {""} if signs - first else set()
    if len(signs) > WIDE:
        known |= starts - {""}
        starts = starts & {""}
    if first >= ALPHABET:
        known |= starts & {""}
    longer = {f"{start}{sign}" for start in starts for sign in (signs if start else first)}
    plain = {start for start in longer if start.isascii()}
    known |= longer - plain
    known |= {start for start in plain if len(start) == MOST}
    return bare | {start for start in plain if len(start) < MOST}


def signs_of(kind: Any, value: Any) -> Signs:
    """Return which of SIGNS, in small letters, a part of a pattern may stand for."""
    if kind == sre.LITERAL:
        sign = plain(ALIKE.get(chr(value), chr(value)))
        return {sign if sign in SIGNS else OTHER}
    return signs_in(tuple(value)) if kind == sre.IN else EVERY


@cache
def signs_in(members: Sequence[tuple[Any, Any]]) -> Signs:
    """Return which of SIGNS, in small letters, a set of a pattern may stand for."""
    is_out = members[0][0] == sre.NEGATE
    found = {OTHER}
    for sign in EVERY:
        cases = [sign, sign.upper(), *[one for one, small in ALIKE.items() if small == sign]]
        if any(is_of(members, case) != is_out for case in cases):
            found.add(plain(sign))
    return found


def plain(sign: str) -> str:
    """Return *sign* in a small letter, or DIGIT for any digit."""
    return DIGIT if sign in DIGITS else sign.lower()


def is_of(members: Sequence[tuple[Any, Any]], sign: str) -> bool:
    """Whether *sign* is what one of the *members* of a set in a pattern stands for."""
    for kind, value in members:
        if kind == sre.CATEGORY and CATEGORIES[value](sign):
            return True
        if kind == sre.LITERAL and ord(sign) == value:
            return True
        if kind == sre.RANGE and value[0] <= ord(sign) <= value[1]:
            return True
    return False
