"""The section of the site that a story stands in."""

import re
from collections.abc import Iterator
from typing import Any

from schemas.parts import Provenance
from spiders.extraction.fields.bare_title import folders
from spiders.extraction.fields.site_names import folded_name, folded_site_names
from spiders.extraction.page import Document, evidence, flat, string, strings, types_of
from spiders.extraction.wording import printed, words_of
from spiders.publisher import Publisher

SECTION_METAS = (
    "article:section",
    "og:article:section",
    "articlesection",
    "parsely-section",
    "cxenseparse:section",
    "prism.section",
    "section",
    "og:section",
)
JOINED = re.compile(r",(?=\S)")  # sections glued by a template; a name has a blank behind a comma
CODE = re.compile(r"^[0-9a-f-]{16,}$|^\d+$|^\W*$")
PLAIN = re.compile(r"[\w-]+")  # a part of a path that needs no escape in a selector
LISTED = re.compile(r"\s*[,;]\s+")
SLUG = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)+")  # as in addresses
NONE = words_of(
    "home homepage startseite accueil inicio start anasayfa uncategorized uncategorised test posts "
    "featured post article articles default"
)
FEWEST_LISTED = 3  # parts; "Arts, Culture" is one name
LONGEST_ACRONYM = 4
LONGEST_ENTRY = 4  # words of a menu's entry; longer ones are sentences
LONGEST = 100  # characters; what is longer is a sentence
MOST_PARTS = 4  # of an address; sections are not nested deeper


def section(document: Document, publisher: Publisher | None) -> tuple[str | None, list[Provenance]]:
    """Return the section of the site that the story stands in, in one form, and the evidence.

    Names are told apart by what they say, not by how a template writes them: `world-news` and
    WORLD NEWS are World news.
    """
    site = folded_site_names(document)
    for method, texts in section_names(document, publisher):
        for text in texts:
            name = one_form(one_of_list(printed(text), document))
            is_name = 0 < len(name) <= LONGEST and not CODE.match(name) and "http" not in name
            letters = folded_name(name)
            if is_name and letters not in site and letters not in NONE:
                return name, [evidence("section", method, text, 0.8)]
    return None, []


def one_of_list(text: str, document: Document) -> str:
    """Return the one of the sections listed in *text* that is in the address, else the first."""
    glued = JOINED.split(text)
    parts = glued if len(glued) > 1 else LISTED.split(text)
    if len(parts) == 1 or (len(glued) == 1 and len(parts) < FEWEST_LISTED):
        return text
    known = folders(document)
    return next((part for part in parts if folded_name(part) in known), parts[0])


def one_form(name: str) -> str:
    """Return *name* as a reader would write it, whether it is an address's, a sign's or a text's.

    >>> one_form("crime-safety"), one_form("SHOWBIZ"), one_form("NFL"), one_form("- Local:")
    ('Crime safety', 'Showbiz', 'NFL', 'Local')
    """
    name = name.strip(" |-–—:>/")
    if SLUG.fullmatch(name):
        name = " ".join(dict.fromkeys(re.split(r"[-_]+", name)))
    if name.isupper() and len(name) > LONGEST_ACRONYM:
        name = name.capitalize()
    return name[:1].upper() + name[1:] if name.islower() else name


def section_names(
    document: Document, publisher: Publisher | None
) -> Iterator[tuple[str, list[str]]]:
    """Yield what may name the section, by kind of evidence, the surest first."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).section
    node = document.first(selector) if selector else None
    if node is not None:
        yield "publisher_rule", [node.seen()]
    for story in document.stories:
        yield "json_ld", list(strings(story.get("articleSection")))
    for name in SECTION_METAS:
        yield f"meta:{name}", list(document.meta_index.get(name, ()))
    yield "breadcrumb", breadcrumb(document)
    yield "menu", menu_entries(document)
    subjects = document.meta_index.get("dc.subject", ())
    yield "meta:dc.subject", [text for text in subjects if not LISTED.search(text)]


def breadcrumb(document: Document) -> list[str]:
    """Return the last part of the page's trail of sections, home and the story itself left out."""
    for node in document.json_ld:
        if "breadcrumblist" in types_of(node):
            names = [crumb(item) for item in flat(node.get("itemListElement"))]
            return [name for name in names if name][1:-1][-1:]
    return []


def crumb(item: Any) -> str | None:
    """Return the name of one part of a trail."""
    if not isinstance(item, dict):
        return None
    target = item.get("item")
    return string(item, "name") or (string(target, "name") if isinstance(target, dict) else None)


def menu_entries(document: Document) -> list[str]:
    """Return what the site's menu calls the folders of the story's address, the innermost first."""
    path = document.address.path if document.address is not None else ""
    *parts, _ = [part for part in path.split("/") if part] or [""]
    named = []
    for end in range(min(len(parts), MOST_PARTS), 0, -1):
        is_date = parts[end - 1].isdecimal()
        if not is_date and all(PLAIN.fullmatch(part) for part in parts[:end]):
            path = "/" + "/".join(parts[:end])
            node = document.first(f"a[href$='{path}'], a[href$='{path}/']")
            entry = node.seen() if node is not None else ""
            named.append(entry if len(entry.split()) <= LONGEST_ENTRY else "")
    return named
