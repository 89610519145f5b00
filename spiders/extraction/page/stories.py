"""Objects of a page's JSON-LD -> those that are its story, and not another's, the surest first."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from spiders.extraction.page.structured import flat, string, types_of
from spiders.extraction.wording import letters_of, unescaped

ORIGIN = re.compile(r"[a-z]+://[^/]*", re.IGNORECASE)
POSTINGS = frozenset({"blogposting", "liveblogposting", "socialmediaposting"})
PAGE_TYPES = frozenset({"webpage", "itempage", "videoobject", "imagegallery"})
HOLDS = ("mainEntity", "mainEntityOfPage", "blogPost", "blogPosts")  # the story, in a page or blog
FEWEST_WORDS = 3  # of a headline that tells whose story it is; other scripts part no words
MOST_HELD = 2  # pages around a story
LOOSE_TYPES = frozenset({"creativework", "review", "report"})  # of stories, but not only of them


def is_story(node: dict[str, Any]) -> bool:
    """Tell whether the schema.org type of *node* is one of stories."""
    types = types_of(node)
    return bool(types & POSTINGS or types & LOOSE_TYPES) or any(
        name.endswith("article") for name in types
    )


def stories(
    nodes: Iterable[dict[str, Any]], url: str, said: Callable[[], str] = str
) -> tuple[dict[str, Any], ...]:
    """Return the objects among *nodes* that are the story of the page at *url*, the surest first.

    Of several, those whose headline is none of what the page *said* elsewhere, in headings and
    titles, are of other stories if one of them is.

    Those that name another page as their own are left out, unless it is the only one: sister
    papers share stories and name the first of them; templates, that of their example, so that a
    headline tells whose story it is, and one with other words than the page that it is another's.
    Where no object says article, a page that says when it was published stands for it.
    """
    found = [
        candidate
        for node in nodes
        for candidate in (node, *described_in(node))
        if is_story(candidate) or (types_of(candidate) & PAGE_TYPES and is_dated(candidate))
    ]
    own: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for node in found:
        (others if is_of_another_page(node, url) else own).append(node)
    if others and not any(map(is_story, own)):
        titles = letters(said())
        heads = [(node, letters(string(node, "headline") or "")) for node in others]
        own += [node for node, head in heads if head and head in titles]
    if not own and len(found) == 1 and not is_unlike(found[0], said()):
        own = found
    kept = own
    if len(kept) < 2:
        return tuple(kept)
    articles = [node for node in kept if is_story(node)] or kept
    others = [node for node in kept if node not in articles]
    kept = agreed(articles, letters(said())) + others
    return tuple(sorted(kept, key=lambda node: types_of(node) <= LOOSE_TYPES or not is_story(node)))


def is_unlike(node: dict[str, Any], said: str) -> bool:
    """Tell whether the headline of *node* has hardly a word of what its page *said*."""
    words = (string(node, "headline") or "").casefold().split()
    known = said.casefold()
    return len(words) >= FEWEST_WORDS and 2 * sum(word in known for word in words) < len(words)


def described_in(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects that *node*, a page or a blog, is of, and those that these are of."""
    waiting = deque([(node, 0)])
    while waiting:
        current, depth = waiting.popleft()
        for inner in (value for name in HOLDS for value in flat(current.get(name))):
            if isinstance(inner, dict):
                yield inner
                if depth < MOST_HELD:
                    waiting.append((inner, depth + 1))


def agreed(found: list[dict[str, Any]], said: str) -> list[dict[str, Any]]:
    """Return those of *found* whose headline is in *said*, or that have none; all if none is."""
    heads = [letters(string(node, "headline", "name") or "") for node in found]
    if not any(head and head in said for head in heads):
        return found
    return [node for node, head in zip(found, heads, strict=True) if not head or head in said]


def letters(text: str) -> str:
    """Return the letters and digits of *text*, its character references undone, in lower case."""
    return letters_of(unescaped(text).casefold())


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
    origin = ORIGIN.match(url)
    path = (url[origin.end() :] if origin else url).partition("?")[0].partition("#")[0]
    return next((part for part in reversed(path.split("/")) if part), "").split(".")[0].lower()
