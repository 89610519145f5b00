"""Address -> numbers: a story has a name of its own in it, or a number; a list that of a kind."""

import re
from collections.abc import Iterable
from math import log1p

from spiders.extraction.page import Document

MOST_PARTS, MOST_DIGITS, MOST_DEPTH, MOST_LETTERS = 8, 8, 5, 60  # beyond them more says no more
FEW = 2  # words, that name a kind
LISTS = re.compile(  # names of parts of a site, in addresses
    r"[/_-](?:categor(?:y|ies|ia)|kategorien?|tags?|topics?|themen?|collections?|shop|store|browse|"
    r"c|cat|lists?|genres?|search|archives?|sections?|hub|products?|catalog(?:ue)?|authors?|"
    r"rubrik|departments?|directory|trending|all|latest|index|page|shows?|issues?)(?:[/_.-]|$)",
    re.IGNORECASE,
)
STORIES = re.compile(r"/(?:news|blog|articles?|story|posts?|artikel|p|wiki|recipes?)/")
CHOICE = re.compile(  # of what is listed, in a query
    r"(?:^|&)(?:c|cat|category|page|q|s|search|sort|filter|type|tag|view)="
)
YEAR = re.compile(r"/(?:19|20)\d\d/")
WORD = re.compile(r"[^\W\d_]+")


def of_address(document: Document, heading: str) -> list[float]:
    """Return the shape of the page's address, and how much *heading* and title say the same."""
    path = document.address.path or "" if document.address is not None else ""
    query = document.address.query or "" if document.address is not None else ""
    parts = parts_of(document)
    last = parts[-1] if parts else ""
    named = words_named(document)
    return [
        min(named, MOST_PARTS),
        log1p(min(sum(map(str.isdigit, last)), MOST_DIGITS)),
        min(len(parts), MOST_DEPTH),
        float(LISTS.search(path) is not None),
        float(bool(query)),
        float(CHOICE.search(query) is not None),
        float(is_plural(last)),
        float(named <= FEW),
        float(YEAR.search(path) is not None),
        float(last.endswith((".html", ".htm", ".php"))),
        float(STORIES.search(path) is not None),
        float(last[:1].isdigit()),
        float(path.endswith("/")),
        min(len(last), MOST_LETTERS) / MOST_LETTERS,
        min(max(map(len, parts), default=0), MOST_LETTERS) / MOST_LETTERS,
        *of_same_words(last, heading, document.title or ""),
    ]


def of_same_words(last: str, heading: str, title: str) -> list[float]:
    """Return how much of the *last* part of an address is in *title* and *heading*, and back."""
    named, headed, titled = map(named_words, (last, heading, title))
    return [
        len(named & titled) / (len(named) + 1),
        len(named & headed) / (len(named) + 1),
        len(named & headed) / (len(headed) + 1),
        float(bool(headed) and headed <= named),
    ]


def named_words(text: str) -> set[str]:
    """Return the words of *text* in lower case, numbers left out."""
    return set(WORD.findall(text.lower()))


def is_plural(last: str) -> bool:
    """Whether the *last* part of an address ends in a plural, as kinds do.

    >>> [is_plural(last) for last in ("hiking-boots", "boats.html", "harbour-press", "a-boat")]
    [True, False, False, False]
    """
    words: Iterable[str] = filter(None, re.split(r"[-_.]", last))
    *_, end = ("", *words)
    return end.lower().endswith("s") and not end.lower().endswith("ss")


def parts_of(document: Document) -> list[str]:
    """Return the parts of the path of the page's address that are not empty."""
    path = document.address.path if document.address is not None else ""
    return [part for part in path.split("/") if part]


def words_named(document: Document) -> int:
    """Return how many words the last part of the page's address has."""
    return sum(1 for part in parts_of(document)[-1:] for word in re.split(r"[-_.]", part) if word)
