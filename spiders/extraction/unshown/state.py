"""Values that scripts hand to a page -> the story in them, by the nodes of its paragraphs.

Frameworks keep a story as a list of nodes: `content_elements` of Fusion, blocks of Next, the
normalised objects of Apollo, elements of RSC, trees of an editor. No framework is asked for by
name: a list with several paragraphs is a text, and the headline beside it tells whose.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

from spiders.extraction.page import DECODER, letters
from spiders.extraction.wording import is_sentence, words_in

SEVERAL = 2  # paragraphs; one alone is a teaser or a notice
PARAGRAPH = 12  # words
MOST_KEYS = 3  # of a node of text: its type and its text; a product has more
QUOTED = 200  # letters of a value in a text that is worth reading
HEADLINE = 4  # words; a shorter title may be the site's name
DEEPEST = 12  # nodes in the node of a paragraph: links, emphasis
TEXT_KEYS = (
    "text",
    "content",
    "html",
    "value",
    "children",
    "markup",
    "body",
    "data",
    "props",
    "attributes",
    "model",
    "blocks",
)
TITLE_KEYS = ("headline", "title", "headlines")
LEADS = frozenset({"url", "href", "link", "slug", "canonical_url", "path", "permalink"})
TYPES = ("type", "_type", "__typename", "nodeType", "name", "tag")
NO_TEXT = re.compile(
    r"image|photo|picture|video|gallery|\bads?\b|advert|embed|related|newsletter|promo|teaser|"
    r"interstitial|caption|comment|author|raw_?html|description|^og:|twitter",
    re.IGNORECASE,
)
HEADING = re.compile(r"head(?:ing|er)|^h[2-6]$|subtitle", re.IGNORECASE)
OTHERS = re.compile(  # keys of what is beside the story
    r"comment|related|recommend|teaser|newsletter|translation|i18n|messages|locale|consent|popular|"
    r"most_?read|trending|faq",
    re.IGNORECASE,
)
TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]+|#\d+);")
BREAKS = re.compile(r"(?:<br\s?/?>\s{0,9}){2,9}")
OWN_BLOCK = re.compile(r"\s*<(?:p|h[1-6]|ul|ol|div|blockquote|section)\b", re.IGNORECASE)


class Told(NamedTuple):
    """A story beside the page's own text: its markup, and whether it is surely the page's."""

    markup: str
    is_sure: bool


def texts_in(value: Any, said: str) -> Iterator[Told]:
    """Yield the texts in *value*, one a list of nodes."""
    waiting: list[tuple[Any, bool | None]] = [(value, None)]
    while waiting:
        node, is_own = waiting.pop()
        entries = node
        if isinstance(node, dict):
            is_own = is_own_at(node, is_own, said)
            waiting += [(entry, is_own) for key, entry in node.items() if not OTHERS.search(key)]
            entries = [entry for entry in node.values() if isinstance(entry, dict)]
        elif isinstance(node, list):
            waiting += [(entry, is_own) for entry in node]
        elif isinstance(node, str):
            inner = list(quoted(node))
            waiting += [(value, is_own) for value in inner]
            entries = [] if inner else parted(node)
        else:
            continue
        found = paragraphs_in(entries)
        if is_own is not False and is_text(found):
            yield Told("".join(found), bool(is_own))


def is_own_at(node: dict[str, Any], is_own: bool | None, said: str) -> bool | None:
    """Return whether the texts in *node* are of the page's story, None where no headline tells.

    A heading in the story itself leads nowhere.
    """
    title = headline_in(node)
    if words_in(title) < HEADLINE:
        return is_own
    if letters(title) in said:
        return True
    return is_own if is_own and LEADS.isdisjoint(node) else False


def quoted(text: str) -> Iterator[Any]:
    """Yield the value of which *text* is the JSON, if it is any."""
    if text[:1] in ("[", "{") and len(text) > QUOTED:
        try:
            yield DECODER.decode(text)
        except (ValueError, RecursionError):
            return


def parted(text: str) -> list[str]:
    """Return the paragraphs of *text*, which is markup or has its lines parted."""
    if text.count("</p>") >= SEVERAL:
        return [part + "</p>" for part in text.split("</p>") if part.strip()]
    if "\n\n" in text:
        return text.split("\n\n")
    return BREAKS.split(text) if "<br" in text else []


def headline_in(node: dict[str, Any]) -> str:
    """Return the headline that *node* has, "" if none."""
    for key in TITLE_KEYS:
        value = node.get(key)
        if isinstance(value, dict):
            value = next((text for text in value.values() if isinstance(text, str)), None)
        if isinstance(value, str) and value.strip():
            return TAGS.sub("", value)
    return ""


def paragraphs_in(entries: Iterable[Any], depth: int = 0) -> list[str]:
    """Return the nodes of text among *entries* as markup, one each; those of a section several."""
    found = []
    for entry in map(untyped, entries) if depth < DEEPEST else ():
        kind = kind_of(entry)
        if NO_TEXT.search(kind) or (isinstance(entry, dict) and is_teaser(entry)):
            continue
        inner = inside(entry)
        parts = paragraphs_in(inner, depth + 1) if isinstance(inner, list) else []
        if is_text(parts):
            found += parts
            continue
        text = joined(entry).strip() if not isinstance(entry, list) or is_element(entry) else ""
        if text and (not isinstance(entry, str) or is_sentence(TAGS.sub("", text))):
            found.append(element(text, "h2" if HEADING.search(kind) else "p"))
    return found


def untyped(entry: Any) -> Any:
    """Return the value of *entry*, which Astro writes behind the number of its type."""
    is_pair = isinstance(entry, list) and len(entry) == 2 and entry[0] in (0, 1)
    return entry[1] if is_pair else entry


def is_text(found: list[str]) -> bool:
    """Whether *found* holds several paragraphs."""
    texts = {TAGS.sub("", text) for text in found}
    return sum(map(is_paragraph, texts)) >= SEVERAL


def kind_of(entry: Any) -> str:
    """Return what a node says that it is."""
    if isinstance(entry, list):
        return str(entry[1]) if is_element(entry) else ""
    named = (entry.get(key) for key in TYPES) if isinstance(entry, dict) else ()
    return next((name for name in named if isinstance(name, str)), "")


def is_teaser(entry: dict[str, Any]) -> bool:
    """Whether a node is another story: it has a headline, and leads somewhere."""
    return bool(headline_in(entry)) and not LEADS.isdisjoint(entry)


def is_element(entry: list[Any]) -> bool:
    """Whether *entry* is an element of RSC: a sign, its tag, its key and what it holds."""
    return len(entry) >= 4 and entry[0] == "$" and isinstance(entry[3], dict)


def inside(entry: Any) -> Any:
    """Return what a node holds: a text, or other nodes."""
    if isinstance(entry, list):
        return entry[3].get("children") if is_element(entry) else entry
    if not isinstance(entry, dict):
        return None
    return next((entry[key] for key in TEXT_KEYS if entry.get(key)), None) or longest_in(entry)


def longest_in(entry: dict[str, Any]) -> str | None:
    """Return the longest text in a node of a few keys that are not English, if it is a sentence."""
    if len(entry) > MOST_KEYS:
        return None
    texts = [text for text in entry.values() if isinstance(text, str) and is_paragraph(text)]
    return max(texts, key=len, default=None)


def is_paragraph(text: str) -> bool:
    """Whether *text*, which may be markup, is a sentence or more of PARAGRAPH words."""
    bare = TAGS.sub("", text)
    return is_sentence(bare) and words_in(bare) >= PARAGRAPH


def joined(entry: Any, depth: int = 0) -> str:
    """Return the text of one paragraph, whose nodes may be in one another."""
    if isinstance(entry, str):
        return entry
    inner = inside(entry)
    if depth > DEEPEST or inner is None:
        return ""
    if isinstance(inner, list) and not is_element(inner):
        return "".join(joined(one, depth + 1) for one in inner)
    return joined(inner, depth + 1)


def element(text: str, tag: str) -> str:
    """Return *text*, which may be markup, as one element."""
    if OWN_BLOCK.match(text):
        return text
    return f"<{tag}>{text if MARKUP.search(text) else escape(text)}</{tag}>"
