"""Who wrote the story, and the byline as the page prints it."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from schemas.parts import Author, Provenance
from spiders.extraction.fields import folded_site_names
from spiders.extraction.page import (
    Document,
    evidence,
    refused_address,
)
from spiders.extraction.people.byline_names import bare_byline
from spiders.extraction.people.bylines import authors_in, is_full
from spiders.extraction.people.dated import names_beside_date
from spiders.extraction.people.in_text import named_in_text
from spiders.extraction.people.nearby import boxed_names, linked_names, lone_names
from spiders.extraction.people.own import PICTURED, before_name
from spiders.extraction.people.printed import (
    Evidence,
    bylines,
    marked,
    printed_names,
    short_names,
)
from spiders.extraction.people.told import declared, named_in_meta, structured, told_names
from spiders.extraction.people.unmarked import (
    bylines_above,
    signatures,
    signed_lines,
    unmarked_accounts,
    unmarked_bylines,
)
from spiders.publisher import Publisher

LAST = (
    "author_link",
    "author_box",
)  # teasers link to the authors of other stories: better than nothing only
MARKED = "marked"  # a single word there is a name; elsewhere it may be anything
TOLD = ("json_ld", "meta")
TRADE = re.compile(r"\b(?:experts?|economist)$", re.IGNORECASE)  # sites are called so, too
WHOLE = 3  # the rank of a whole name


def authors(
    document: Document, publisher: Publisher | None
) -> tuple[list[Author], str | None, list[Provenance]]:
    """Return the authors in printed order, the byline as printed, and the evidence for them.

    Where metadata names the site or an account only, and the page a person or an agency, these
    wrote it; so did those whom the first byline below the headline names where it names others:
    metadata then has who put the story on the site.
    """
    site = folded_site_names(document)
    best: list[Author] = []
    found: list[Provenance] = []
    most = 0
    for method, names, raw, confidence in chain(
        ruled(document, publisher, site),
        structured(document, site),
        named_in_meta(document, site),
        marked(document, site),
        printed_names(document),
        named_in_text(document, site),
        unmarked_bylines(document, site),
        bylines_above(document, site),
        signed_lines(document, site),
        linked_names(document, site),
        boxed_names(document, site),
        signatures(document, site),
        names_beside_date(document, site),
        lone_names(document, site),
        told_names(document, site),
        short_names(document),
        unmarked_accounts(document, site),
    ):
        says = rank(names)
        is_better = says > most and (says == WHOLE or method == MARKED) and method not in LAST
        if names and (not best or is_better):
            best, most = names, says
            found = [evidence("authors", method, raw, confidence)]
        if most == WHOLE:
            break
    byline = next(bylines(document, best), None)
    if byline is None and found and found[0].method.startswith(TOLD):
        for method, names, raw, confidence in islice(unmarked_bylines(document, site), 1):
            is_other = are_others(names, best)
            if is_other and not PICTURED.search(before_name(raw, names[0].name)):
                best, byline = names, raw
                found = [evidence("authors", method, raw, confidence)]
            elif are_agencies(best):
                byline = raw
    if byline is None and found and found[0].method == "byline":
        byline = found[0].raw
    byline = bare_byline(byline, best) if byline else None
    if byline and found[0].method.startswith(TOLD) and (whole := completed(best, byline, site)):
        best = whole
        found.append(evidence("authors", "byline", byline, 0.8))
    if byline:
        found.append(evidence("byline", "byline", byline, 0.8))
    for _, _, url in chain.from_iterable(declared(document)):
        found += refused_address("authors", url, document)
    return best, byline, found


def are_others(names: list[Author], best: list[Author]) -> bool:
    """Tell whether *names* are persons, and none of *best*, nor of a part of such a name."""
    one, other = ([author.name.casefold() for author in group] for group in (names, best))
    is_known = any(name in known or known in name for name in one for known in other)
    parts = {name.split()[-1] for name in one} & {name.split()[-1] for name in other}
    return rank(names) == WHOLE and names[0].kind == "person" and not (is_known or parts)


def are_agencies(names: list[Author]) -> bool:
    """Tell whether *names* are those of wire agencies alone."""
    return all(author.kind == "agency" for author in names)


def completed(best: list[Author], byline: str, site: frozenset[str]) -> list[Author]:
    """Return whom *byline* names if the first of them are *best*, of whom metadata may have one
    only, or if *best* are the agencies of these persons; none if there are no more.
    """
    known = {author.name.casefold(): author for author in best}
    named = [known.get(author.name.casefold(), author) for author in authors_in(byline, site)]
    if are_agencies(best):
        persons = [author for author in named if author not in best]
        named, is_more = [*persons, *best], len(persons) + len(best) == len(named)
    else:
        persons, is_more = named, named[: len(best)] == best
    are_persons = all(author.kind == "person" and is_full(author.name) for author in persons)
    is_longer = is_more and len(named) > len(best)
    return named if is_longer and are_persons and not TRADE.search(named[-1].name) else []


def rank(names: list[Author]) -> int:
    """Return how much *names* say: an organisation, as of the site itself, less than single words,
    which are names of accounts more often than of persons; a whole name most.
    """
    persons = [author for author in names if author.kind != "organisation"]
    if any(author.kind == "agency" or is_full(author.name) for author in persons):
        return WHOLE
    return 2 if persons else min(1, len(names))


def ruled(
    document: Document, publisher: Publisher | None, site: frozenset[str]
) -> Iterator[Evidence]:
    """Yield what the publisher's own rule points at."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).authors
    texts = [node.seen() for node in document.all(selector)] if selector else []
    names = [author for text in texts for author in authors_in(text, site)]
    yield "publisher_rule", names, "; ".join(texts), 1.0
