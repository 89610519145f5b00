"""Whom the metadata of a page call its authors."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from schemas.parts import Author
from spiders.extraction.page import Document, flat, read_once, string, strings, types_of
from spiders.extraction.people.byline_names import unique
from spiders.extraction.people.bylines import authors_in, is_nobody, kind_of
from spiders.extraction.people.printed import Evidence
from spiders.extraction.people.words import AGENCIES
from spiders.extraction.wording import printed

AUTHOR_META = re.compile(
    r"(?:^|[.:_-]|article)authors?(?:name)?$|^byl$|^byline$|^dc(?:terms)?\.creator$"
)
WRITTEN_BY = re.compile(
    r"\b(?:by|von|par|por|da|av|af|door|przez|oleh|bởi)$|autor|yazar|автор|執筆|作者|글쓴이", re.I
)
CITATION = "citation_author"  # of scholarly pages: one element for each
CATALOGUES = (CITATION, "dc")  # the family's name first
MOST_METAS = 12  # of one name; behind them stand the credits of pictures
Person = tuple[list[str], bool, str | None]  # names, whether an organisation's, address
SLUG = re.compile(r"^[a-z0-9]+(?:[-_][a-z0-9]+)+$")


def structured(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of each story in JSON-LD."""
    for persons in declared(document):
        names: list[Author] = []
        raw: list[str] = []
        for texts, is_organisation, url in persons:
            for text in texts:
                if not SLUG.match(text):
                    raw.append(text)
                    names += of_object(text, is_organisation, document.absolute(url), site)
        yield "json_ld", unique(names), "; ".join(raw), 0.95


@read_once
def declared(document: Document) -> list[list[Person]]:
    """Return who wrote each story in JSON-LD, references to other objects followed."""
    written = (flat(story.get("author") or story.get("creator")) for story in document.stories)
    return [[person(document.meant(value)) for value in values] for values in written]


def person(node: Any) -> Person:
    """Return names, whether they are an organisation's, and address of one author in JSON-LD."""
    if not isinstance(node, dict):
        return list(strings(node)), False, None
    named = node.get("name")
    if isinstance(named, dict) and "@value" not in named:
        return person(named)
    names = list(strings(named)) or list(strings(node.get("byline")))
    parts = [string(node, "givenName"), string(node, "familyName")]
    whole = " ".join(part for part in parts if part)
    is_organisation = "organization" in "".join(types_of(node))
    return names or ([whole] if whole else []), is_organisation, string(node, "url")


def of_object(
    text: str, is_organisation: bool, url: str | None, site: frozenset[str]
) -> list[Author]:
    """Return the authors that one object of metadata names; one address is one author's."""
    names = authors_in(text, site)
    if is_organisation and not (names and all(author.kind == "agency" for author in names)):
        name = printed(text)
        kind = "agency" if kind_of(name, site) == "agency" else "organisation"
        names = [] if is_nobody(name) else [Author(name=name, kind=kind)]
    if len(names) == 1 and url:
        names = [Author(name=names[0].name, kind=names[0].kind, url=url)]
    return names


def written(names: list[Author]) -> list[Author]:
    """Return those of *names* who wrote: the site beside a person is where they work."""
    others = [author for author in names if author.kind != "organisation"]
    return others if any(author.kind == "person" for author in names) else names


@lru_cache(maxsize=4096)  # the pages of a publisher share their names
def names_author(name: str) -> bool:
    """Tell whether a `<meta>` of that *name* holds an author."""
    return AUTHOR_META.search(name) is not None


def named_in_meta(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of the page's `<meta>` elements, one name of element after the other."""
    named = [(name, texts) for name, texts in document.meta_index.items() if names_author(name)]
    named.sort(key=lambda meta: not meta[0].startswith(CITATION))  # the whole list
    for name, contents in named:
        texts = [text for text in contents[:MOST_METAS] if not SLUG.match(text)]
        if name.startswith(CATALOGUES):
            texts = [in_order(entry) for text in texts for entry in text.split(";")]
        names = unique([author for text in texts for author in authors_in(text, site)])
        yield f"meta:{name}", written(names), "; ".join(texts), 0.85
    label, value = document.meta("twitter:label1"), document.meta("twitter:data1")
    if label and value and WRITTEN_BY.search(label):
        yield "meta:twitter:data1", authors_in(value, site), value, 0.8


def in_order(text: str) -> str:
    """Return *text*, the name of an author as catalogues write it, with the given name first.

    >>> in_order("Lovelace, Ada"), in_order("Ada Lovelace, Alan Turing")
    ('Ada Lovelace', 'Ada Lovelace, Alan Turing')
    """
    family, comma, given = text.partition(",")
    is_name = len(given.split()) in (1, 2) and len(family.split()) == 1 and "," not in given
    is_name = is_name and family.strip().casefold() not in AGENCIES
    return f"{given.strip()} {family.strip()}" if comma and is_name else text


def told_names(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of whom an analytics service is told."""
    told = document.meta("parsely-page-by")
    yield "meta:parsely-page", authors_in(told or "", site), told or "", 0.7
