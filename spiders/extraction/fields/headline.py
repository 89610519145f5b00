"""The headline as the publisher has it, without the site's name.

Pages carry up to four: JSON-LD, og:title, `<h1>` and `<title>`. Search engines shape `<title>`, and
JSON-LD with it; social networks shape og:title. Newsrooms, which tell search engines what is news,
write the metadata themselves; elsewhere a plug-in fills them for search, and the page shows the
author's own. Which one it is follows from which agree.
"""

import re

from schemas.parts import Provenance
from spiders.extraction.fields.bare_title import (
    SEPARATOR,
    own_part,
    printed_part,
    same,
    whole_of,
)
from spiders.extraction.fields.shown_headline import (
    is_headed,
    is_label,
    named_headline,
    shown_for_itself,
    shown_nodes,
)
from spiders.extraction.page import (
    Document,
    element_text,
    evidence,
    is_story,
    string,
    terms,
    types_of,
    words,
)
from spiders.publisher import Publisher

TITLE_METAS = ("dc.title", "citation_title", "parsely-title", "sailthru.title", "title")
KICKER = re.compile(r"\w\s*[:–—|-]\s+$")
MOST_KICKING = 3  # words
NEWSROOM = ("newsarticle", "liveblogposting")


def headline(
    document: Document, publisher: Publisher | None
) -> tuple[str | None, list[Provenance]]:
    """Return the headline and the evidence it came from."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).headline
    node = document.first(selector) if selector else None
    if node is not None and (ruled := element_text(node)):
        return ruled, [evidence("headline", "publisher_rule", ruled, 1.0)]
    found = candidates(document)
    texts = [(method, text, confidence) for method, text, confidence in found if text]
    shown = [text for text, _ in shown_nodes(document)]  # labels are left out of them
    best = next((one for one in texts if one[1] in shown or not is_label(one[1], document)), None)
    if best is None and (named := named_headline(document)):
        best = ("named", named, 0.5)
    if best is None and not texts:
        return None, []
    method, text, confidence = best or texts[0]
    agreeing = sum(same(text, other) for _, other, _ in found)
    return text, [evidence("headline", method, text, min(0.99, confidence + 0.03 * agreeing))]


Candidate = tuple[str, str | None, float]  # method, headline, confidence


def candidates(document: Document) -> list[Candidate]:
    """Return the headlines that the page has, the best first."""
    headings = shown_nodes(document)
    shown = [text for text, _ in headings]
    structured = own_part(story_headline(document), document, [])
    bare = [structured, document.meta("headline"), *shown]
    social = own_part(document.meta("og:title", "twitter:title"), document, bare)
    alone = printed_part(document.title, document) if document.title and not any(bare) else None
    title = alone or own_part(document.title, document, bare)
    structured, social, title = (
        whole_of(text, (*shown, structured, social, title)) for text in (structured, social, title)
    )
    found = [
        ("json_ld", structured, 0.9),
        ("opengraph", social, 0.85),
        ("h1", shown[0] if shown else None, 0.7),
        ("title", title, 0.6),
        ("meta", own_part(document.meta(*TITLE_METAS), document, bare), 0.5),
    ]
    if is_alone(structured, [social, title, *shown[:1]]):
        found[0] = ("json_ld", None, 0.0)
    if not shown:
        return found
    if structured and same(social, shown[0]) and is_kicked(structured, shown[0]):
        found[0] = ("json_ld", None, 0.0)
    said = [text for _, text, _ in found[:2] + found[3:] if text]
    own = not is_newsroom(document) and shown_for_itself(headings[0][1], shown[0], document, said)
    agreed = social if same(social, title) or same(social, structured) else None
    if own and (agreed is None or is_part(agreed, own) or not is_headed(agreed, document)):
        return [("h1", own, 0.85), *found]
    is_strange = title is not None and not set(words(shown[0])) & set(words(title))
    if title and title != shown[0] and (is_strange or is_headed(title, document)):
        found[2:4] = reversed(found[2:4])  # an h1 around the site's logo
    if is_edited(document, social, structured, shown, title):
        found[:2] = reversed(found[:2])
    return found


def is_newsroom(document: Document) -> bool:
    """Tell whether the page names itself news to search engines: its metadata are the paper's."""
    types = (name for story in document.stories for name in types_of(story))
    return "news_keywords" in document.meta_index or any(name.endswith(NEWSROOM) for name in types)


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


def is_part(text: str, other: str) -> bool:
    """Tell whether *other* has all words of *text*."""
    return set(words(text)) <= set(words(other))


def is_kicked(text: str, shown: str) -> bool:
    """Tell whether *text* is *shown* behind a word or two and a mark: its place, its section."""
    before = text[: -len(shown)]
    is_before = same(text[len(before) :], shown) and KICKER.search(before) is not None
    return is_before and len(words(before)) <= MOST_KICKING


def is_templated(document: Document) -> bool:
    """Tell whether a template put the same last part behind og:title and `<title>`."""
    tails = [
        SEPARATOR.split(text)[-1]
        for text in (document.meta("og:title"), document.title)
        if text and SEPARATOR.search(text)
    ]
    return len(tails) == 2 and same(*tails)


def story_headline(document: Document) -> str | None:
    """Return the headline of the page's story in JSON-LD, by its name if it is cut off."""
    found = [story for story in document.stories if is_story(story)]
    told = [string(story, member) for member in ("headline", "name") for story in found]
    named = [text for text in told if text]
    return whole_of(named[0], named) if named else None
