"""An article -> stretches of its words by which it is found in any bytes, however they are written.

Texts are compared as letters and digits alone, without case: so spaces, hyphens of an address, and
the marks that JSON, HTML and Markdown put between make no difference. A stretch is long enough that
others do not have it by chance.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

STRETCH = 30  # letters that stretches of a text have: five or six words
STEP = 120  # letters of a paragraph from one stretch to the next
FEWEST = 12  # letters of a headline or an address, below which others have it as well
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Stretch:
    """Some letters of an article, and what of it they are."""

    article: str
    kind: str  # text, headline or address
    letters: str


def letters_of(text: str) -> str:
    r"""Return the letters and digits of *text*, in small ones, escapes undone.

    >>> letters_of("Caf\\u00e9 &amp; Bar"), letters_of("/news/caf%C3%A9-bar")
    ('cafébar', 'newscafébar')
    """
    if "\\u" in text:
        text = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if "&" in text:
        text = html.unescape(text)
    if "%" in text:
        text = unquote(text)
    return BETWEEN.sub("", text.casefold())


def stretches_of(row: Mapping[str, Any]) -> Iterator[Stretch]:
    """Yield what an article, a row of any version's tables, is found by."""
    article = row["article_id"]
    paragraphs = [block["text"] for block in row.get("body") or ()]
    for text in dict.fromkeys([*paragraphs, *(row.get("text") or "").split("\n\n")]):
        letters = letters_of(text or "")
        for start in range(0, max(len(letters) - STRETCH + 1, 0), STEP):
            yield Stretch(article, "text", letters[start : start + STRETCH])
    for kind, words in (("headline", row.get("headline")), ("address", path_of(row.get("url")))):
        letters = letters_of(words or "")
        if len(letters) >= FEWEST:
            yield Stretch(article, kind, letters)


def path_of(url: str | None) -> str:
    """Return what of *url* tells the story: all but the host."""
    parts = urlsplit(url or "")
    return f"{parts.path} {parts.query}"


def all_stretches(rows: Iterable[Mapping[str, Any]]) -> tuple[Stretch, ...]:
    """Return the stretches of all *rows*, each once."""
    return tuple(dict.fromkeys(one for row in rows for one in stretches_of(row)))
