"""What a page's metadata says that its story says: evidence for the body, never the body itself."""

from dataclasses import dataclass

from spiders.extraction.page import Document
from spiders.extraction.wording import comparable, printed

SHORTEST_BODY = 100  # letters; a shorter articleBody is a teaser


@dataclass(frozen=True, slots=True)
class Claims:
    """Headlines, standfirsts and the story's text, in comparable form."""

    headlines: frozenset[str]
    deks: tuple[str, ...]
    body: str


def claims_of(document: Document) -> Claims:
    """Return what the metadata of *document* claims."""
    contents = document.meta_index
    headlines = [contents[name][0] for name in ("og:title", "twitter:title") if name in contents]
    deks = [
        contents[name][0]
        for name in ("og:description", "description", "twitter:description")
        if name in contents
    ]
    bodies: list[str] = []
    for node in document.json_ld:
        for key, found in (("headline", headlines), ("description", deks), ("articleBody", bodies)):
            if isinstance(value := node.get(key), str):
                found.append(printed(value))
    if document.title:
        headlines.append(document.title)
    return Claims(
        frozenset(map(comparable, set(headlines))) - {""},
        tuple(dict.fromkeys(filter(None, map(comparable, dict.fromkeys(deks))))),
        max(
            (comparable(body) for body in bodies if len(body) > SHORTEST_BODY), key=len, default=""
        ),
    )
