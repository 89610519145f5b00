"""Where a page says that its story stands among the site's sections, from general to particular.

A trail may begin at the home page and end at the story; both are left out here.
"""

import re
from collections.abc import Iterator
from typing import Any

from spiders.extraction.fields.entries import entries_of
from spiders.extraction.fields.site_names import folded_name
from spiders.extraction.page import Document, Element, flat, string, types_of
from spiders.extraction.wording import printed

Crumb = tuple[str, str | None]  # a name, and the address that it leads to
PLAIN = re.compile(r"[\w-]+")  # a part of a path that is a name
LONGEST_ENTRY = 4  # words of a menu's entry; longer ones are sentences
LONGEST_NAME = 5  # words in a trail; longer ones are stories
SHORTEST_FOLDER = 3  # characters of a folder that may be a name; "en" is a language
BACKWARDS = (  # a button beside the trail, in lower case
    "<", "‹", "«", "←", "back to ", "zurück ", "retour à ", "retour aux ", "volver a ", "torna a ",
    "terug naar ", "tilbage til ", "tilbake til ", "tillbaka till ", "voltar ", "powrót do ",
)  # fmt: skip
ONWARDS = ("back to school", "back to work", "back to basics", "back to nature")
MOST_PARTS = 4  # of an address; sections are not nested deeper
MOST_CRUMBS = 6


def trails(document: Document, stated: str | None) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of sections in each trail of the page, by kind of evidence, the surest first.

    Of the address, only what leads to the section that is *stated*, if one is.
    """
    yield "breadcrumb", sections_of(stated_crumbs(document), document)
    yield "breadcrumb:printed", sections_of(printed_crumbs(document), document)
    yield "menu", menu_trail(document, stated)


def stated_crumbs(document: Document) -> list[Crumb]:
    """Return the trail in the page's JSON-LD."""
    for node in document.json_ld:
        if "breadcrumblist" in types_of(node):
            return [crumb(item) for item in flat(node.get("itemListElement"))]
    return []


def crumb(item: Any) -> Crumb:
    """Return one part of a trail."""
    if not isinstance(item, dict):
        return "", None
    target = item.get("item")
    inner = target if isinstance(target, dict) else {}
    address = string(item, "item") or string(inner, "@id") or string(inner, "url")
    return string(item, "name") or string(inner, "name") or "", address


def printed_crumbs(document: Document) -> list[Crumb]:
    """Return the links of the first trail that the page prints.

    Themes call whole pages after their trail: what holds more links than a trail has is none.
    """
    for node in document.marks.trails:
        links = node.find("a")
        if 0 < len(links) <= MOST_CRUMBS:
            return [(printed(link.seen()), link.attributes.get("href")) for link in links]
    return []


def sections_of(crumbs: list[Crumb], document: Document) -> list[str]:
    """Return the names in *crumbs* without the home page, before them, and the story behind them.

    The last part of a trail is the story if it leads nowhere, to the page itself, or is its title.
    """
    if crumbs and is_home(crumbs[0], document):
        crumbs = crumbs[1:]
    if crumbs and is_story_s(crumbs[-1], document):
        crumbs = crumbs[:-1]
    host = document.address.host if document.address is not None else ""
    names = [name for name, _ in crumbs if not is_way_back(name) and name.lower() != host]
    return [name for name in names if len(name.split()) <= LONGEST_NAME]


def is_way_back(name: str) -> bool:
    """Tell whether *name* is that of a button that leads back, beside a trail or in a menu.

    >>> is_way_back("Back to Blog"), is_way_back("Back pain"), is_way_back("Back to School")
    (True, False, False)
    """
    low = name.lower()
    return low.startswith(BACKWARDS) and not low.startswith(ONWARDS)


def is_home(first: Crumb, document: Document) -> bool:
    """Tell whether the *first* part of a trail is the home page."""
    target = document.absolute(first[1])
    if target is None:
        return True
    return not target.partition("://")[2].partition("/")[2]


def is_story_s(last: Crumb, document: Document) -> bool:
    """Tell whether the *last* part of a trail is the story."""
    name, target = last
    letters = folded_name(name)
    titles = (document.title, document.meta("og:title"))
    return (
        target is None
        or document.absolute(target) in (document.url, document.fetched_url)
        or any(folded_name(title or "").startswith(letters) for title in titles)
    )


def menu_trail(document: Document, stated: str | None) -> list[str]:
    """Return the folders of the story's address, as the site's menu calls them.

    Where a section is *stated*, those down to it, by their own name where no menu calls them.
    """
    path = document.address.path if document.address is not None else ""
    *parts, _ = [part for part in path.split("/") if part] or [""]
    parts = parts[:MOST_PARTS]
    if stated:
        names = [folded_name(part) for part in parts]
        wanted = folded_name(stated)
        parts = parts[: names.index(wanted) + 1] if wanted in names[1:] else []
    paths = {
        "/" + "/".join(parts[:end]): part
        for end, part in enumerate(parts, 1)
        if not part.isdecimal() and all(PLAIN.fullmatch(one) for one in parts[:end])
    }
    named = []
    for part, entry in zip(paths.values(), entries_of(document.tree, list(paths)), strict=True):
        name = name_of(entry)
        is_called = (stated or is_way_back(name)) and len(part) >= SHORTEST_FOLDER
        named.append(name if name and not is_way_back(name) else part if is_called else "")
    return [name for name in named if name]


def name_of(entry: Element | None) -> str:
    """Return what the link *entry* is called, "" if that is more than a menu has for one."""
    name = entry.seen() if entry is not None else ""
    return name if len(name.split()) <= LONGEST_ENTRY else ""
