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

from spiders.extraction.literals import DEEPEST, MOST_DIGITS, loose_values
from spiders.extraction.wording import clean, unescaped

OPENINGS, CLOSINGS = ("//", "<![CDATA[", "<!--"), (";", "]]>", "-->", "//")
BETWEEN = re.compile(r"[\s,;]*")
PREFIXED = re.compile(r'"(?:schema:|https?://schema\.org/)(?=\w{1,40}"\s{0,20}:)')
ESCAPED = re.compile(r"[{\[]\s*\\[nr\"]")  # as a string of another program
CURLY = re.compile("[\u201c\u201d\u201e\u201f\u2033]")  # quotes, as editors for text write them
CAPITALS = re.compile(r'"(?:Headline|DatePublished)"')
CAPITALISED = re.compile(r'"([A-Z])(\w{1,40})"(?=\s{0,20}:)')
PARSELY = {
    "parsely-title": ("title",),
    "parsely-pub-date": ("pub_date",),
    "parsely-page-by": ("authors", "author"),
}
MOST_OBJECTS = 5_000  # of one page; a page with a long live blog has some hundreds


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
            graph = node.get("@graph")
            if isinstance(graph, str):  # the JSON of one
                graph = tolerant_json(graph) if "{" in graph else None
            if isinstance(graph, list | dict) and depth < DEEPEST:
                waiting.appendleft((graph, depth + 1))


def tolerant_json(text: str) -> Any:
    """Return the value of *text*, read as strictly as it allows; None if nothing can be made of it.

    Several values one behind the other are a list. NaN and Infinity are no JSON and become null, as
    do numbers that no column holds.

    >>> tolerant_json('<!-- {"headline": "A", /* CMS */ "wordCount": NaN,} -->')
    {'headline': 'A', 'wordCount': None}
    """
    text = without_wrapping(text.strip())
    if not is_quoted(text):
        text = unescaped(text)
    if ESCAPED.match(text):
        text = inner_text(f'"{text}"').replace("\\n", "\n").replace("\\r", "")
    if '"' not in text:
        text = CURLY.sub('"', text)
    if text.startswith('"'):
        text = inner_text(text)
    if "schema" in text:
        text = PREFIXED.sub('"', text)
    if CAPITALS.search(text):
        text = CAPITALISED.sub(lambda match: f'"{match[1].lower()}{match[2]}"', text)
    values = strict_values(text) or loose_values(text)
    return values[0] if len(values) == 1 else values or None


def inner_text(text: str) -> str:
    """Return the JSON that a program wrote into one JSON string, *text*; else *text* itself."""
    try:
        inner = json.loads(text, strict=False)
    except ValueError:
        return text
    return inner if isinstance(inner, str) else text


def is_quoted(text: str) -> bool:
    """Tell whether *text* has quotes of its own, and not only as character references."""
    return '"' in text or "&" not in text


def strict_values(text: str) -> list[Any]:
    """Return the JSON objects and lists of which *text* consists, [] where one is none."""
    found = []
    at = 0
    while text[at : at + 1] in ("{", "["):
        try:
            value, at = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        found.append(value)
        at = BETWEEN.match(text, at).end()  # type: ignore[union-attr] # it matches nothing, too
    return found


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


def parsely_metas(text: str) -> Iterator[tuple[str, str]]:
    """Yield what *text*, JSON for an analytics service, says of a page, by the names of its metas.

    >>> list(parsely_metas('{"title": "A", "pub_date": "2024-05-14", "authors": ["B", "C"]}'))
    [('parsely-title', 'A'), ('parsely-pub-date', '2024-05-14'), ('parsely-page-by', 'B, C')]
    """
    told = tolerant_json(text)
    if isinstance(told, dict):
        for name, keys in PARSELY.items():
            texts = list(dict.fromkeys(text for key in keys for text in strings(told.get(key))))
            if texts:
                yield name, ", ".join(texts)


def described(nodes: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the objects in *nodes*, on whatever level, that say most, by their `@id`."""
    found: dict[str, dict[str, Any]] = {}
    waiting: deque[tuple[Any, int]] = deque((node, 0) for node in nodes)
    while waiting:
        value, depth = waiting.popleft()
        if isinstance(value, dict):
            name = str(value.get("@id"))
            if "@id" in value and len(value) > len(found.get(name, ())):
                found[name] = value
            value = list(value.values())
        if isinstance(value, list) and depth < DEEPEST:
            waiting.extend((inner, depth + 1) for inner in value if isinstance(inner, dict | list))
    return found


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
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
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
