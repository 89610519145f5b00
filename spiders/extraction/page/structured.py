"""JSON-LD of a page -> its objects: tolerant of what sites print, bounded against what harms.

One broken script loses itself at most, never the page's other scripts.
"""

import json
import math
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spiders.extraction.wording import clean, unescaped

OPENINGS, CLOSINGS = ("//", "<![CDATA[", "<!--"), (";", "]]>", "-->", "//")
COMMENT_OR_STRING = re.compile(
    r'"(?:[^"\\]|\\.)*+"|/\*.{0,500}?\*/|(?<![:\w])//[^\n]*|,(?=\s{0,500}[}\]])', re.DOTALL
)
SALVAGED = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleSection|description|keywords|name)"'
    r'\s*:\s*"((?:[^"\\\n]|\\.){1,2000})"\s*(?:[,}\n]|$)'
)
PATH = re.compile(r"^[a-z]+://[^/]*|[?#].*$", re.IGNORECASE | re.DOTALL)
MOST_DIGITS = 19  # of a whole number: 64 bits and a sign
DEEPEST = 100  # nesting; real pages stay under 20
MOST_OBJECTS = 5_000  # of one page; a page with a long live blog has some hundreds
POSTINGS = frozenset({"blogposting", "liveblogposting", "socialmediaposting"})
PAGE_TYPES = frozenset({"webpage", "itempage", "videoobject", "imagegallery"})
LOOSE_TYPES = frozenset({"creativework", "review", "report"})  # of stories, but not only of them


def json_ld(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Return the objects of a page's JSON-LD *scripts*, lists and `@graph` opened, in order."""
    nodes = (node for script in scripts for node in opened(tolerant_json(script)))
    return islice(nodes, MOST_OBJECTS)


def opened(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the top objects of one script: those of a list or an `@graph`, one below the other."""
    waiting = deque([(value, 0)])
    while waiting:
        node, depth = waiting.popleft()
        if isinstance(node, list) and depth < DEEPEST:
            waiting.extendleft((item, depth + 1) for item in reversed(node))
        elif isinstance(node, dict):
            if set(node) - {"@context", "@graph"}:
                yield node
            if isinstance(node.get("@graph"), list | dict) and depth < DEEPEST:
                waiting.appendleft((node["@graph"], depth + 1))


def tolerant_json(text: str) -> Any:
    """Return the value of *text*, read as strictly as it allows; None if nothing can be made of it.

    NaN and Infinity are no JSON and become null, as do numbers that no column holds.

    >>> tolerant_json('<!-- {"headline": "A", /* CMS */ "wordCount": NaN,} -->')
    {'headline': 'A', 'wordCount': None}
    """
    for repaired in (str.strip, without_wrapping, without_comments, unescaped):
        text = repaired(text)
        value = first_value(text)
        if value is not None:
            return value
    return dict(reversed(SALVAGED.findall(text))) or None


def first_value(text: str) -> Any:
    """Return the first JSON object or list of *text*, or None; what follows it is ignored."""
    if text[:1] not in ("{", "["):
        return None
    try:
        return DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def no_number(_: str) -> None:
    """Stand for NaN and Infinity, which are no JSON."""


def whole_number(text: str) -> int | None:
    """Return the number *text*; Python refuses thousands of digits, and with them all the script.

    >>> whole_number("-7"), whole_number("9" * 5_000)
    (-7, None)
    """
    return int(text) if len(text) <= MOST_DIGITS else None


def number(text: str) -> float | None:
    """Return the number *text*, None for one beyond what a float holds, such as 1e999."""
    value = float(text)
    return value if math.isfinite(value) else None


DECODER = json.JSONDecoder(
    strict=False, parse_constant=no_number, parse_int=whole_number, parse_float=number
)


def without_wrapping(text: str) -> str:
    """Return *text* without a comment or CDATA section around it, both perhaps commented out."""
    for mark in OPENINGS:
        text = text.removeprefix(mark).lstrip()
    for mark in CLOSINGS:
        text = text.removesuffix(mark).rstrip()
    return text


def without_comments(text: str) -> str:
    """Return *text* without script comments and trailing commas, strings untouched."""
    return COMMENT_OR_STRING.sub(lambda match: match[0] if match[0][0] == '"' else " ", text)


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """Return the schema.org types of *node* in lower case, without their namespace."""
    return frozenset(
        name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in strings(node.get("@type"))
    )


def strings(value: Any) -> Iterator[str]:
    """Yield the texts in *value*, cleaned: itself, or those of a list; `@value` objects too."""
    for item in flat(value):
        text = item.get("@value") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield clean(text)


def string(node: dict[str, Any], *names: str) -> str | None:
    """Return the first text that *node* has under one of *names*."""
    return next((text for name in names for text in strings(node.get(name))), None)


def flat(value: Any) -> Iterator[Any]:
    """Yield *value*, or the items of the list it is, lists in lists opened, in order."""
    if not isinstance(value, list):
        if value is not None:
            yield value
        return
    waiting = deque([(value, 0)])
    while waiting:
        item, depth = waiting.popleft()
        if isinstance(item, list):
            if depth < DEEPEST:
                waiting.extendleft((inner, depth + 1) for inner in reversed(item))
        elif item is not None:
            yield item


def is_story(node: dict[str, Any]) -> bool:
    """Tell whether the schema.org type of *node* is one of stories."""
    types = types_of(node)
    return bool(types & POSTINGS or types & LOOSE_TYPES) or any(
        name.endswith("article") for name in types
    )


def stories(nodes: Iterable[dict[str, Any]], url: str) -> tuple[dict[str, Any], ...]:
    """Return the objects among *nodes* that are the story of the page at *url*, the surest first.

    Those that name another page as their own are left out, unless it is the only one: sister
    papers share stories and name the first of them. Where no object says article, a page that says
    when it was published stands for it.
    """
    found = [
        candidate
        for node in nodes
        for candidate in (node, *flat(node.get("mainEntity")), *flat(node.get("mainEntityOfPage")))
        if isinstance(candidate, dict)
        and (is_story(candidate) or (types_of(candidate) & PAGE_TYPES and is_dated(candidate)))
    ]
    own = [node for node in found if not is_of_another_page(node, url)]
    kept = own or found if len(found) == 1 else own
    if len(kept) < 2:
        return tuple(kept)
    return tuple(sorted(kept, key=lambda node: types_of(node) <= LOOSE_TYPES or not is_story(node)))


def is_dated(node: dict[str, Any]) -> bool:
    """Tell whether *node* says when it was published."""
    return string(node, "datePublished") is not None


def is_of_another_page(node: dict[str, Any], url: str) -> bool:
    """Tell whether *node* names only addresses of other pages than *url* as its own.

    Compared is the last part of the path: sites move stories, and name them by mirror hosts.
    """
    page = last_part(url)
    named = [string(node, "url"), string(node, "@id")]
    for entity in flat(node.get("mainEntityOfPage")):
        named.append(string(entity, "@id", "url") if isinstance(entity, dict) else str(entity))
    parts = [part for part in map(last_part, filter(None, named)) if part]
    return bool(page and parts) and page not in parts


def last_part(url: str) -> str:
    """Return the last part of the path of *url* that is not empty, without its extension.

    >>> last_part("https://example.org/news/fair-opens.html?a=1#top")
    'fair-opens'
    """
    path = PATH.sub("", url)
    return next((part for part in reversed(path.split("/")) if part), "").split(".")[0].lower()
