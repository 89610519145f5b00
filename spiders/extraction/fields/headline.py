"""The headline as the publisher has it, without the site's name.

Pages carry up to four: JSON-LD, og:title, `<h1>` and `<title>`. Search engines shape `<title>`, and
JSON-LD with it; social networks shape og:title. Newsrooms, which tell search engines what is news,
write the metadata themselves; elsewhere a plug-in fills them for search, and the page shows the
author's own. Which one it is follows from which agree.
"""

import re
from itertools import pairwise

from schemas.parts import Provenance
from spiders.extraction.fields.bare_title import (
    SEPARATOR,
    is_extended,
    own_part,
    same,
    sound,
    whole_of,
    words,
)
from spiders.extraction.fields.site_names import folded_name, known_names
from spiders.extraction.page import (
    Document,
    Element,
    element_text,
    evidence,
    is_story,
    string,
    types_of,
)
from spiders.extraction.wording import is_spoken, visible
from spiders.publisher import Publisher

LONGEST = 4000  # characters of an h1 with its indentation
SEAM = "\x1f"  # stands where two text nodes meet; no page can hold it as text
MOST_SHOWN = 5  # pages that mark every teaser as h1 have the story's among the first
NEWSROOM = ("newsarticle", "liveblogposting")
LONGEST_LABEL = 3  # words of a title in which an h1 of one word can be the whole headline
RUBY = frozenset(["rt"])
KINSHIP = 0.4  # of an h1's words that metadata or address repeat; logos and labels share less
PAIRED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that part no words


def headline(
    document: Document, publisher: Publisher | None
) -> tuple[str | None, list[Provenance]]:
    """Return the headline and the evidence it came from."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).headline
    node = document.first(selector) if selector else None
    if node is not None and (ruled := element_text(node)):
        return ruled, [evidence("headline", "publisher_rule", ruled, 1.0)]
    found = candidates(document)
    method, text, confidence = next((kind for kind in found if kind[1]), ("", None, 0.0))
    if text is None:
        return None, []
    agreeing = sum(same(text, other) for _, other, _ in found)
    return text, [evidence("headline", method, text, min(0.99, confidence + 0.03 * agreeing))]


Candidate = tuple[str, str | None, float]  # method, headline, confidence


def candidates(document: Document) -> list[Candidate]:
    """Return the headlines that the page has, the best first."""
    nodes = shown_nodes(document)
    shown = [seen_text(node) for node in nodes]
    structured = own_part(story_headline(document), document, [])
    bare = [structured, document.meta("headline"), *shown]
    social = own_part(document.meta("og:title", "twitter:title"), document, bare)
    title = own_part(document.title, document, bare)
    structured, social, title = (
        whole_of(text, (*shown, structured)) for text in (structured, social, title)
    )
    found = [
        ("json_ld", structured, 0.9),
        ("opengraph", social, 0.85),
        ("h1", shown[0] if shown else None, 0.7),
        ("title", title, 0.6),
        ("meta", own_part(document.meta("dc.title", "citation_title"), document, bare), 0.5),
    ]
    if is_alone(structured, [social, title, *shown[:1]]):
        found[0] = ("json_ld", None, 0.0)
    if not shown:
        return found
    own = not is_newsroom(document) and shown_for_itself(nodes[0], shown[0], document, found)
    if own:
        return [("h1", own, 0.85), *found]
    if title and title != shown[0] and not set(words(shown[0])) & set(words(title)):
        found[2:4] = reversed(found[2:4])  # an h1 around the site's logo
    if is_edited(document, social, structured, shown, title):
        found[:2] = reversed(found[:2])
    return found


def is_newsroom(document: Document) -> bool:
    """Tell whether the page names itself news to search engines: its metadata are the paper's."""
    types = (name for story in document.stories for name in types_of(story))
    return "news_keywords" in document.meta_index or any(name.endswith(NEWSROOM) for name in types)


def shown_for_itself(
    node: Element, shown: str, document: Document, found: list[Candidate]
) -> str | None:
    """Return the headline in the h1 *node*, without what other elements in it add to one that
    metadata confirm; None where neither metadata nor address know its words.
    """
    said = [text for _, text, _ in found[:2] + found[3:] if text]
    parts = [part for part in map(visible, node.start(LONGEST, SEAM).split(SEAM)) if part]
    for text in said:
        is_spelled = same(text, shown) and (len(parts) > 1 or shown.isupper())
        if is_spelled or is_framed(parts, text) or is_extended(text, shown):
            return text
    own, known = terms(shown), terms(" ".join([*said, slug(document)]))
    is_label = len(words(shown)) == 1 and any(len(words(text)) > LONGEST_LABEL for text in said)
    if is_label or node.has(RUBY) or not own or len(own & known) < KINSHIP * len(own):
        return None
    return shown


def is_framed(parts: list[str], text: str) -> bool:
    """Tell whether *text* is all of the first or last of *parts*, the texts of elements of an h1:
    beside it stand a kicker, a date, a subtitle.
    """
    ends = range(1, len(parts))
    return any(
        same(" ".join(parts[end:]), text) or same(" ".join(parts[:end]), text) for end in ends
    )


def slug(document: Document) -> str:
    """Return the last part of the page's address."""
    path = document.address.path if document.address is not None else ""
    return path.rstrip("/").rpartition("/")[2]


def terms(text: str) -> set[str]:
    """Return what two headlines of one story share: words of some length, or pairs of signs.

    >>> sorted(terms("Fair opens in 北浜町"))
    ['fair', 'opens', '北浜', '浜町']
    """
    signs = PAIRED.findall(text)
    pairs = {one + other for one, other in pairwise(signs)}
    found = {word for word in words(text) if len(word) > 2 and not PAIRED.search(word)}
    return found | pairs


def is_alone(text: str | None, others: list[str | None]) -> bool:
    """Tell whether *text* shares no word with *others*, which agree: a tagline, another story's."""
    said = [other for other in others if other]
    if text is None or len(said) < 2 or not all(same(said[0], other) for other in said):
        return False
    return not terms(text) & terms(said[0])


def is_edited(
    document: Document,
    social: str | None,
    structured: str | None,
    shown: list[str],
    title: str | None,
) -> bool:
    """Tell whether og:title is a headline of the paper's own beside that of JSON-LD.

    It is where JSON-LD has what is in `<title>`, made for search engines, and the page shows one of
    the two. Where the page shows og:title, `<title>` must have been written by hand: a template,
    which puts the site's name behind it, fills it and JSON-LD from the paper's headline. Where
    twitter:title is a third, they are written network by network, and og:title for one.
    """
    if social is None or not same(structured, title) or is_templated(document):
        return False
    posted = own_part(document.meta("twitter:title"), document, [social, structured])
    if posted and not same(posted, social) and not same(posted, structured):
        return False
    if any(same(text, structured) for text in shown):
        return True
    return same(title, document.title) and any(same(text, social) for text in shown)


def is_templated(document: Document) -> bool:
    """Tell whether a template put the same last part behind og:title and `<title>`."""
    tails = [
        SEPARATOR.split(text)[-1]
        for text in (document.meta("og:title"), document.title)
        if text and SEPARATOR.search(text)
    ]
    return len(tails) == 2 and same(*tails)


def story_headline(document: Document) -> str | None:
    """Return the headline of the page's story in JSON-LD."""
    found = [story for story in document.stories if is_story(story)]
    named = (string(story, member) for member in ("headline", "name") for story in found)
    return next((text for text in named if text), None)


def shown_nodes(document: Document) -> list[Element]:
    """Return the page's `<h1>`, those that its `<title>` or og:title repeats first."""
    names = known_names(document)
    found = [
        (text, node)
        for node in document.marks.headlines[:MOST_SHOWN]
        if sound(text := seen_text(node)) and folded_name(text) not in names
    ]
    if len(found) > 1:
        said = set(words(f"{document.title or ''} {document.meta('og:title') or ''}"))
        found.sort(key=lambda pair: -len(set(words(pair[0])) & said) / len(words(pair[0])))
    return [node for _, node in found]


def seen_text(node: Element) -> str:
    """Return the text of *node* without what is read aloud but not shown."""
    text = element_text(node)
    for inner in node.inside():
        if inner != node and is_spoken(inner.attributes.get("class") or ""):
            text = text.replace(visible(inner.text()), "", 1).strip()
    return text
