"""Who wrote the story, and the byline as the page prints it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from schemas.parts import Author, Provenance
from spiders.extraction.fields import folded_site_names
from spiders.extraction.page import (
    Document,
    evidence,
    flat,
    read_once,
    refused_address,
    string,
    strings,
    types_of,
)
from spiders.extraction.people.byline_names import bare_byline
from spiders.extraction.people.bylines import authors_in, is_full, is_nobody, kind_of
from spiders.extraction.people.in_text import named_in_text
from spiders.extraction.people.nearby import boxed_names, linked_names
from spiders.extraction.people.printed import (
    Evidence,
    bylines,
    marked,
    printed_names,
    short_names,
    signatures,
    signed_lines,
    unique,
    unmarked_bylines,
)
from spiders.extraction.wording import printed
from spiders.publisher import Publisher

AUTHOR_META = re.compile(
    r"(?:^|[.:_-]|article)authors?(?:name)?$|^byl$|^byline$|^dc(?:terms)?\.creator$"
)
WRITTEN_BY = re.compile(
    r"\b(?:by|von|par|por|da|av|af|door|przez|oleh|bởi)$|autor|yazar|автор|執筆|作者|글쓴이", re.I
)
MOST_METAS = 12  # of one name; behind them stand the credits of pictures
Person = tuple[list[str], bool, str | None]  # names, whether an organisation's, address
LAST = (
    "author_link",
    "author_box",
)  # teasers link to the authors of other stories: better than nothing only
SLUG = re.compile(r"^[a-z0-9]+(?:[-_][a-z0-9]+)+$")


def authors(
    document: Document, publisher: Publisher | None
) -> tuple[list[Author], str | None, list[Provenance]]:
    """Return the authors in printed order, the byline as printed, and the evidence for them.

    Where metadata names the site or an account only, and the page a person or an agency, these
    wrote it.
    """
    site = folded_site_names(document)
    best: list[Author] = []
    found: list[Provenance] = []
    for method, names, raw, confidence in chain(
        ruled(document, publisher, site),
        structured(document, site),
        named_in_meta(document, site),
        marked(document, site),
        printed_names(document),
        named_in_text(document, site),
        unmarked_bylines(document, site),
        signed_lines(document, site),
        linked_names(document, site),
        boxed_names(document, site),
        signatures(document, site),
        told_names(document, site),
        short_names(document),
    ):
        is_better = method not in LAST and is_weak(best) and not is_weak(names)
        if names and (not best or (is_better and not same(best, names))):
            best = names
            found = [evidence("authors", method, raw, confidence)]
        if best and not is_weak(best):
            break
    byline = next(bylines(document, best), None)
    if byline is None and found and found[0].method == "byline":
        byline = found[0].raw
    byline = bare_byline(byline, best) if byline else None
    if byline:
        found.append(evidence("byline", "byline", byline, 0.8))
    for _, _, url in chain.from_iterable(declared(document)):
        found += refused_address("authors", url, document)
    return best, byline, found


def is_weak(names: list[Author]) -> bool:
    """Tell whether *names* are an organisation's, as of the site itself, or single words.

    A single word is the name of an account more often than that of a person.
    """
    return all(
        author.kind == "organisation" or (author.kind == "person" and not is_full(author.name))
        for author in names
    )


def same(one: list[Author], other: list[Author]) -> bool:
    """Tell whether two lists name the same."""
    return {author.name.casefold() for author in one} == {a.name.casefold() for a in other}


def ruled(
    document: Document, publisher: Publisher | None, site: frozenset[str]
) -> Iterator[Evidence]:
    """Yield what the publisher's own rule points at."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).authors
    texts = [node.seen() for node in document.all(selector)] if selector else []
    names = [author for text in texts for author in authors_in(text, site)]
    yield "publisher_rule", names, "; ".join(texts), 1.0


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
    for name, contents in document.meta_index.items():
        if names_author(name):
            texts = [text for text in contents[:MOST_METAS] if not SLUG.match(text)]
            names = unique([author for text in texts for author in authors_in(text, site)])
            yield f"meta:{name}", written(names), "; ".join(texts), 0.85
    label, value = document.meta("twitter:label1"), document.meta("twitter:data1")
    if label and value and WRITTEN_BY.search(label):
        yield "meta:twitter:data1", authors_in(value, site), value, 0.8


def told_names(document: Document, site: frozenset[str]) -> Iterator[Evidence]:
    """Yield the authors of whom an analytics service is told."""
    told = document.meta("parsely-page-by")
    yield "meta:parsely-page", authors_in(told or "", site), told or "", 0.7
