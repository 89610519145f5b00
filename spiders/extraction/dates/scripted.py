"""The publication time in the state that a page's scripts hand to its framework.

Such a state holds the times of other stories too: a key's only value on the page is the story's,
or the one that stands nearest to its headline or its address.
"""

import re
from collections.abc import Iterator

from spiders.extraction.dates.candidate import GUESS, Candidate
from spiders.extraction.page import Document

SCRIPTED = re.compile(  # "publishedAt", "pub_date", "deployDt", quotes perhaps escaped
    # Few keys begin as these do: they are told by one letter.
    r'"(?=[acdfopr])(?P<key>(?:first_?|original_?|article_?)?'
    r"(?:publi(?:sh(?:ed)?|cation)|pub|deploy|release|reg|post(?:ed)?|created?|display)_?"
    r"(?:at|on|date|dt|time|timestamp|datetime)(?:_?(?:time|utc|gmt|iso))?"
    r'|date_?(?:first_?)?(?:published|posted|created))\\*"\s*:\s*\\*"?'
    r'(?P<value>(?:19|20)\d\d[^"\\]{4,30}|1\d{12}|1\d{9}(?!\d))',
    re.IGNORECASE,
)
ONE, NEAREST, CREATED = 34, 30, 8
FARTHEST = 3_000  # characters between the headline in a story's data and its time
ANCHOR = 30  # characters of a headline that are looked for
MOST = 500  # matches; a listing's state has thousands


def scripted_candidates(document: Document) -> Iterator[Candidate]:
    """Yield the publication times in the data of the page's scripts, one a key."""
    markup = document.html.replace("&quot;", '"')  # a component's data in an attribute
    by_key: dict[str, list[tuple[int, str]]] = {}
    for count, match in enumerate(SCRIPTED.finditer(markup)):
        if count == MOST:
            break
        by_key.setdefault(match["key"], []).append((match.start(), match["value"]))
    anchors: list[int] | None = None
    for key, found in by_key.items():
        weight = ONE
        value = found[0][1]
        if len({value for _, value in found}) > 1:
            anchors = anchors_in(document, markup) if anchors is None else anchors
            near = [
                (min(abs(at - one) for one in anchors), value) for at, value in found if anchors
            ]
            distance, value = min(near, default=(FARTHEST, ""))
            if distance >= FARTHEST:
                continue
            weight = NEAREST
        is_created = "creat" in key.lower()
        yield Candidate("script", value, GUESS, weight - CREATED * is_created, is_stated=True)


def anchors_in(document: Document, markup: str) -> list[int]:
    """Return where the data in *markup* names the headline, or the last part of its address."""
    title = document.meta("og:title") or document.title or ""
    slug = document.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    names = [re.escape(name) for name in (title[:ANCHOR], slug) if len(name) > 8]
    if not names:
        return []
    quoted = re.compile(rf'["/](?:{"|".join(names)})')
    return [match.start() for match in quoted.finditer(markup)][:MOST]
