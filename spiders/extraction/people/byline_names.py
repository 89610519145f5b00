"""An element that is named after bylines -> the names in it, without the roles and towns beside.

Where no word and no comma joins two elements of a byline, the second says what the first one is.
"""

import re
from collections.abc import Iterator

from schemas.parts import Author
from spiders.extraction.page import Element
from spiders.extraction.people.bylines import (
    authors_in,
    before_time,
    behind_by,
    behind_role,
    is_credible,
    is_full,
)
from spiders.extraction.people.words import BEHIND_BY
from spiders.extraction.wording import folded, is_spoken, listed

JOINER = r"(?:[,;&/+、，]|\b(?:and|und|et|y|e|og|och|en|i|oraz|és|ja|ve|и|та|with|mit|avec|con)\b)"
ENDS_JOINING = re.compile(rf"{JOINER}\s*$", re.IGNORECASE)
BEGINS_JOINING = re.compile(rf"^\s*{JOINER}", re.IGNORECASE)
WORKS = (  # other than writing, before those who are named for it
    r"\b(?:(?:edited|reviewed|checked|photograph\w*|pictures|illustrat\w+|translat\w+)\s*(?:by|:)|"
    r"(?:redigiert|geprüft|gegengelesen|übersetzt|fotografiert|illustriert)\s+von\b|"
    r"(?:édité|relu|vérifié|traduit|illustré)e?\s+par\b|"
    r"(?:editado|revisado|verificado|traducido|traduzido|ilustrado)\s+por\b|"
    r"(?:revisionato|tradotto|illustrato)\s+da\b)"
)
OTHER_WORK = re.compile(WORKS, re.IGNORECASE)
WORD_BY = re.compile(r"\b(?:by|von|par|por|da|av|af|door)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
CALLED = listed("fn, name, nombre, nom, nome, naam, namn, navn")  # the first in hCard
ANYBODY = "X X"  # a name
LONGEST_PRINTED = 80  # characters of a byline without a portrait
Kind = tuple[str, str]  # tag and class of the element that holds a text


def element_names(node: Element, site: frozenset[str]) -> list[Author]:
    """Return the authors in *node*: behind the first name, only those in elements of its kind; but
    the persons in elements called names where the first is none of them.
    """
    found: list[Author] = []
    first: Kind | None = None
    for text, kind in joined_texts(node):
        names = authors_in(text, site)
        if found and OTHER_WORK.search(text):
            break
        if not names:
            continue
        if not found or kind == first:
            found += [author for author in names if is_credible(author, found)]
            first = kind
        else:
            found += [author for author in names if author.kind == "agency"]
    called = called_names(node, site)
    return unique(called if called and found[:1] != called[:1] else found)


def called_names(node: Element, site: frozenset[str]) -> list[Author]:
    """Return the persons in the elements of *node* that are called names; none if one is no person,
    as of a paper.
    """
    called = [inner for inner in node.inside() if not CALLED.isdisjoint(inner.words)]
    texts = (text for inner in called for text, _ in joined_texts(inner))
    names = [author for text in texts for author in authors_in(text, site)]
    is_person = all(author.kind == "person" and is_full(author.name) for author in names)
    return names if is_person else []


def unique(names: list[Author]) -> list[Author]:
    """Return *names* without repetitions, the first of each."""
    return list({author.name.casefold(): author for author in reversed(names)}.values())[::-1]


def joined_texts(node: Element) -> Iterator[tuple[str, Kind]]:
    """Yield the texts in *node* with the kind of their element, joined where a word joins them."""
    whole, kind = "", ("", "")
    for text, held_by in texts_in(node):
        is_joined = not whole or ENDS_JOINING.search(whole) or BEGINS_JOINING.match(text)
        if is_joined or is_only_by(whole):
            kind = kind if whole and not is_only_by(whole) else held_by
            whole = f"{whole} {text}".strip()
            continue
        yield whole, kind
        whole, kind = text, held_by
    if whole:
        yield whole, kind


def texts_in(node: Element) -> Iterator[tuple[str, Kind]]:
    """Yield the texts that a reader sees in *node*, each with the kind of its element; the raised
    ones are marks of notes on the names.
    """
    left = letters(node.seen())
    for text, holder in node.texts_from_here():
        if left <= 0:
            return
        left -= letters(text)
        name = holder.attributes.get("class") or ""
        if holder.tag != "sup" and (shown := folded(text)) and not is_spoken(name):
            yield shown, (holder.tag, name)


def letters(text: str) -> int:
    """Return how many characters of *text* are no white space."""
    return len("".join(text.split()))


def is_only_by(text: str) -> bool:
    """Tell whether *text* is nothing but a word for by, perhaps with a role at the paper."""
    behind = behind_by(f"{text} {ANYBODY}")
    return behind == ANYBODY or (behind != text and behind_role(behind) == ANYBODY)


def bare_byline(text: str, names: list[Author] | None = None) -> str | None:
    """Return the printed byline *text* without times, reading time and buttons around the names.

    A long one ends behind the last of *names*, and one that says a name again before that: what
    follows is a portrait in words. Where the names stand behind the time, it begins with them.

    >>> bare_byline("12 May 2024 · By Ada Lovelace 4 min read Share")
    'By Ada Lovelace'
    """
    before = BEHIND_BY.match(text)
    start = WORD_BY.search(text) if before else None
    whole = text[start.start() :] if start else text
    kept = folded(before_time(whole)).strip(" ,;|·•–—-")
    written = [author.name for author in names or () if author.name in whole]
    if written and not any(name in kept for name in written):
        named = whole[min(map(whole.index, written)) :]
        kept = folded(before_time(named)).strip(" ,;|·•–—-")
    inside = [name for name in written if name in kept]
    end = max((kept.index(name) + len(name) for name in inside), default=len(kept))
    if len(kept) > LONGEST_PRINTED or any(name in kept[end:] for name in inside):
        kept = kept[:end]
    return kept if letters(kept) > 2 and any(map(str.isalpha, kept)) else None
