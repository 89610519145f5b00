"""The section of the site that a story stands in."""

import re
from collections.abc import Iterator
from typing import Any

from schemas.parts import Provenance
from spiders.extraction.fields.site_names import folded_name, folded_site_names
from spiders.extraction.page import Document, evidence, flat, string, strings, types_of
from spiders.extraction.wording import printed
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
    "dc.subject",
)
JOINED = re.compile(r",(?=\S)")  # sections glued by a template; a name has a blank behind a comma
CODE = re.compile(r"^[0-9a-f-]{16,}$|^\d+$|^\W*$")
PLAIN = re.compile(r"[\w-]+")  # a part of a path that needs no escape in a selector
LONGEST = 100  # characters; what is longer is a sentence
MOST_PARTS = 4  # of an address; sections are not nested deeper


def section(document: Document, publisher: Publisher | None) -> tuple[str | None, list[Provenance]]:
    """Return the section of the site that the story stands in, as published."""
    site = folded_site_names(document)
    for method, texts in section_names(document, publisher):
        for text in texts:
            name = JOINED.split(printed(text))[0]
            is_name = 0 < len(name) <= LONGEST and not CODE.match(name) and "http" not in name
            if is_name and folded_name(name) not in site:
                return name, [evidence("section", method, text, 0.8)]
    return None, []


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
    *folders, _ = [part for part in path.split("/") if part] or [""]
    named = []
    for end in range(min(len(folders), MOST_PARTS), 0, -1):
        if all(PLAIN.fullmatch(folder) for folder in folders[:end]):
            path = "/" + "/".join(folders[:end])
            node = document.first(f"a[href$='{path}'], a[href$='{path}/']")
            named.append(node.seen() if node is not None else "")
    return named
