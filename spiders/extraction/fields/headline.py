"""The headline as the publisher's own metadata has it, without the site's name.

Pages carry up to four: JSON-LD, og:title, `<h1>` and `<title>`. Search engines shape `<title>`, and
JSON-LD with it; social networks shape og:title. Which one is the paper's own follows from which
agree.
"""

import re

from schemas.parts import Provenance
from spiders.extraction.page import (
    Document,
    element_text,
    evidence,
    is_story,
    read_once,
    string,
    strings,
)
from spiders.extraction.wording import printed
from spiders.publisher import Publisher

SEPARATOR = re.compile(r"\s+[|•·*»–—-]+\s+|\s*[|｜ㅣ：]\s*|\s*_\s*(?=[^_]+$)")
BEHIND = re.compile(r"\s*[|｜ㅣ•·*»–—:：_-]")  # of a headline that is known
WORD = re.compile(r"\w+")
SUFFIX = re.compile(r"\.(?:com|co\.uk|org|net|de)$")
LONGEST = 400  # characters; what is longer is a description
SHORTEST = 2
CUT_FROM = 100  # characters; search engines ask for at most 110
MOST_SHOWN = 5  # pages that mark every teaser as h1 have the story's among the first


def headline(
    document: Document, publisher: Publisher | None
) -> tuple[str | None, list[Provenance]]:
    """Return the headline and the evidence it came from."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).headline
    node = document.first(selector) if selector else None
    if node is not None and (ruled := element_text(node)):
        return ruled, [evidence("headline", "publisher_rule", ruled, 1.0)]
    shown = shown_headlines(document)
    structured = whole_of(own_part(story_headline(document), document, []), shown)
    bare = [structured, document.meta("headline"), *shown]
    social = own_part(document.meta("og:title", "twitter:title"), document, bare)
    title = own_part(document.title, document, bare)
    found = [
        ("json_ld", structured, 0.9),
        ("opengraph", social, 0.85),
        ("h1", shown[0] if shown else None, 0.7),
        ("title", title, 0.6),
    ]
    is_bare = same(title, document.title)
    if is_edited(social, structured, shown, title, is_bare) and not is_templated(document):
        found[:2] = reversed(found[:2])
    if title and shown and title != shown[0] and not set(words(shown[0])) & set(words(title)):
        found[2:] = reversed(found[2:])  # an h1 around the site's logo
    method, text, confidence = next((kind for kind in found if kind[1]), ("", None, 0.0))
    if text is None:
        return None, []
    agreeing = sum(same(text, other) for _, other, _ in found)
    return text, [evidence("headline", method, text, min(0.99, confidence + 0.03 * agreeing))]


def whole_of(text: str | None, shown: list[str]) -> str | None:
    """Return *text*, or what the page shows of it if that goes on: metadata is often cut off."""
    start = (text or "").rstrip(".… ")
    is_cut = text is not None and (text != start or len(text) >= CUT_FROM)
    longer = (other for other in shown if is_cut and other.startswith(start))
    return next((other for other in longer if len(other) > len(text or "")), text)


def is_edited(
    social: str | None, structured: str | None, shown: list[str], title: str | None, is_bare: bool
) -> bool:
    """Tell whether og:title is a headline of the paper's own beside that of JSON-LD.

    It is where JSON-LD has what is in `<title>`, made for search engines, and the page shows one of
    the two. Where the page shows og:title, `<title>` must have been written by hand (*is_bare*): a
    template, which puts the site's name behind it, fills it and JSON-LD from the paper's headline.
    """
    if social is None or not same(structured, title):
        return False
    is_shown = any(same(text, structured) for text in shown)
    return is_shown or (is_bare and any(same(text, social) for text in shown))


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


def shown_headlines(document: Document) -> list[str]:
    """Return the texts of the page's `<h1>`, those that its `<title>` or og:title repeats first."""
    texts = [element_text(node) for node in document.marks.headlines[:MOST_SHOWN]]
    names = folded_site_names(document)
    found = [text for text in texts if sound(text) and folded_name(text) not in names]
    if len(found) < 2:
        return found
    said = words(f"{document.title or ''} {document.meta('og:title') or ''}")
    return sorted(found, key=lambda text: -len(set(words(text)) & set(said)) / len(words(text)))


def own_part(text: str | None, document: Document, others: list[str | None]) -> str | None:
    """Return *text* without the name of the site and what else a template added to it.

    Where one of the *others* stands before a separator, that is the headline.
    """
    whole = sound(printed(text)) if text else None
    if whole is None:
        return None
    for other in others:
        if other and is_extended(other, whole):
            return other
    names = folded_site_names(document)
    parts = [(match.start(), match.end()) for match in SEPARATOR.finditer(whole)]
    is_stripped = False
    for start, end in reversed(parts):
        is_menu = is_stripped and "|" in whole[start:end] and len(words(whole[end:])) <= 2
        if not (is_menu or is_site(whole[end:], names)):
            break
        whole, is_stripped = whole[:start], True
    for start, end in parts:
        if start < len(whole) and is_site(whole[:start], names):
            whole = whole[end:]
            break
    return sound(whole) if folded_name(whole) not in names else None


def is_extended(text: str, whole: str) -> bool:
    """Tell whether *whole* is *text* with something behind a separator."""
    tail = whole[len(text) :]
    return bool(BEHIND.match(tail)) and same(whole[: len(text)], text)


def site_names(document: Document) -> list[str]:
    """Return what the site calls itself, and its domain with and without the suffix."""
    named = [text for story in document.stories for text in publisher_names(story)]
    domain = document.site.removeprefix("www.")  # of a host below no known suffix
    return [*named, document.meta("og:site_name") or "", domain, domain.split(".")[0]]


@read_once
def folded_site_names(document: Document) -> frozenset[str]:
    """Return the letters of what the site calls itself."""
    return frozenset(folded_name(name) for name in site_names(document)) - {""}


def publisher_names(story: dict[str, object]) -> list[str]:
    """Return the names of the publisher of *story*."""
    publisher = story.get("publisher")
    return list(strings(publisher.get("name"))) if isinstance(publisher, dict) else []


def is_site(part: str, names: frozenset[str]) -> bool:
    """Tell whether *part* of a title is one of *names*, a start or an end of one, or holds one."""
    name = folded_name(part)
    if not name or len(part) > 60:
        return not name
    return any(name == known or (len(known) > 3 and known in name) or
               (len(name) > 3 and name in known) for known in names)  # fmt: skip


def folded_name(text: str) -> str:
    """Return the letters of *text* in lower case, without article and domain suffix."""
    text = text.lower().removeprefix("www.").removeprefix("the ")
    return "".join(filter(str.isalnum, SUFFIX.sub("", text)))


def words(text: str) -> list[str]:
    """Return the words of *text* in lower case."""
    return WORD.findall(text.lower())


def same(one: str | None, other: str | None) -> bool:
    """Tell whether two headlines have the same words."""
    if one is None or other is None:
        return False
    return one == other or words(one) == words(other)


def sound(text: str | None) -> str | None:
    """Return *text* if it can be a headline."""
    return text if text and SHORTEST <= len(text) <= LONGEST and WORD.search(text) else None
