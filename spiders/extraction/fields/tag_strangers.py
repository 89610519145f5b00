"""What stands among the tags and sections of a page and is none: buttons, counts, titles, words for
nothing, and links of a menu, a comment or another story.
"""

import re
from collections.abc import Container, Iterable
from itertools import islice

from spiders.addresses import host_of_url, same_site
from spiders.extraction.dates import RELATED, around_headline
from spiders.extraction.fields.site_names import folded_name
from spiders.extraction.page import Document, Element
from spiders.extraction.wording import listed, words_in

NO_TAG = listed(  # words of buttons, and those that stand where nobody chose one; in lower case
    "tag, tags, themen, alle themen, topics, all topics, n/a, na, n.a., null, nil, nan, none, "
    "undefined, unknown, uncategorized, uncategorised, unbenannt, untagged, no tags, share, "
    "share this, share this article, "
    "share via, share on, print, print this, e-mail, email, email this, mail, copy link, copy url, "
    "permalink, "
    "tweet, tweet this, retweet, like, like this, pin it, save, bookmark, follow, follow us, "
    "subscribe, sign up, log in, login, comment, comments, leave a comment, reply, read more, "
    "more, teilen, drucken, merken, partager, imprimer, compartir, imprimir, condividi, stampa"
)
COUNTED = re.compile(r"\d+\s*(?:comments?|shares?|likes?|views?|kommentare?|commentaires?)", re.I)
NETWORK = re.compile(  # as the text of a link, with a count or without: a button
    r"(?:share (?:on|via) )?(?:facebook|twitter|x|whats ?app|linkedin|pinterest|reddit|telegram|"
    r"instagram|tumblr|pocket|flipboard|xing|vk|line|messenger|mastodon|threads|bluesky|youtube)"
    r"\s*[\d.,]*k?",
    re.IGNORECASE,
)
MOST_LINKED = 60  # tags; a page with more links shows a menu of them
FEWEST_ABOVE = 2  # links above the headline's part of a page; one is the section's
MOST_PARTS = 100  # of a page, behind that of a link, among which the headline's is looked for
FEWEST_LISTED, CALLED = 2, listed("tag, tags, topic, topics, keywords, taglist")
LONGEST_LISTING, LONGEST_LABEL = 1000, 30  # characters of a paragraph of tags, and not in links
ELSEWHERE = RELATED | listed(
    "comment, comments, disqus, kommentare, commentaires, comentarios, commenti, reacties"
)
LEAST_WORDS = 4  # of a title that stands among tags; a name has fewer
SHARE = 0.75  # of a title, that a part of it has which templates take for a tag


def is_button(text: str) -> bool:
    """Tell whether *text* is what a button says, a count beside one, or a word for no tag.

    >>> is_button("Share this"), is_button("12 comments"), is_button("Shared space")
    (True, True, False)
    """
    return text.casefold().strip(" >»:") in NO_TAG or COUNTED.fullmatch(text) is not None


def is_network(text: str) -> bool:
    """Tell whether *text* is the name of a social network alone, or with the count of its button.

    As a keyword in metadata that is a subject; as a link it is mostly a button.
    """
    return NETWORK.fullmatch(text) is not None


def folded_titles(document: Document) -> list[str]:
    """Return the titles that the page states, folded as names are."""
    stated = (document.title, document.meta("og:title"), document.meta("twitter:title"))
    return [folded_name(title) for title in stated if title]


def is_of_title(text: str, titles: Iterable[str]) -> bool:
    """Tell whether *text* is one of *titles*, which are folded, or most of one."""
    if words_in(text) < LEAST_WORDS:
        return False
    name = folded_name(text)
    return any(name in title and len(name) >= SHARE * len(title) for title in titles)


def rel_of(node: Element) -> list[str]:
    """Return what the link *node* says its target is to the page."""
    return (node.attributes.get("rel") or "").lower().split()


def linked_tags(links: Iterable[Element], document: Document) -> list[str]:
    """Return the texts of those of *links* that stand as tags of the page's own story.

    Where some stand before the headline's part of the page and others behind it, those farther from
    it are a menu; a single one before it is its section.
    """
    shown = [
        (text, node) for node in islice(links, MOST_LINKED) if 1 < len(text := node.seen()) <= 50
    ]
    if not shown:
        return []
    around = around_headline(document)
    found = [
        (text, node)
        for text, node in shown
        if not is_elsewhere(node, around) and not shares(node, text) and is_of_site(node, document)
    ]
    places = [place_of(node, around) for _, node in found]
    above, below = (
        [depth for depth, is_above in places if is_above is wanted] for wanted in (True, False)
    )
    if len(above) < FEWEST_ABOVE or not below:
        return [text for text, _ in found]
    stay = max(above) > max(below) + 1
    return [
        text for (text, _), (_, is_above) in zip(found, places, strict=True) if is_above == stay
    ]


def place_of(node: Element, around: Container[Element]) -> tuple[int, bool]:
    """Return how deep the element is that *node* shares with the headline, which is *around* it,
    and whether the part of it that holds *node* comes before the headline's.
    """
    current, depth = node, 0
    while current.parent is not None and current.parent not in around:
        current = current.parent
    shared, following = current.parent, current.next
    while shared is not None:
        shared, depth = shared.parent, depth + 1
    for _ in range(MOST_PARTS):
        if following is None or following in around:
            break
        following = following.next
    return depth, depth > 0 and following is not None and following in around


def shares(node: Element, text: str) -> bool:
    """Tell whether the link *node* with that *text* is a network's: a tag only if it says so."""
    return "tag" not in rel_of(node) and is_network(text)


def is_elsewhere(node: Element, around: Container[Element]) -> bool:
    """Tell whether *node* stands in a menu, beside the story or in its text.

    A link that says so is a tag in a paragraph too, and an article's own header and foot hold tags.
    What the headline stands in, too, is *around* both.
    """
    passing = ("header", "footer") if "tag" in rel_of(node) else ()
    outside = ("nav", "aside") if passing else ("p", "header", "nav", "footer", "aside", "form")
    is_passed = False
    current: Element | None = node
    while current is not None and current.tag != "body":
        if current.tag == "article":
            is_passed = False
        elif current in around:
            pass
        elif current.tag in passing:
            is_passed = True
        elif current.words & ELSEWHERE or (current.tag in outside and not is_listing(current)):
            return True
        current = current.parent
    return is_passed


def is_listing(node: Element) -> bool:
    """Tell whether *node* is a paragraph of little but links, or called after tags."""
    links = node.find("a") if node.tag == "p" else []
    if len(links) < FEWEST_LISTED and node.words.isdisjoint(CALLED):
        return False
    linked = sum(len(link.seen()) for link in links)
    return bool(links) and len(node.start(LONGEST_LISTING)) - linked <= LONGEST_LABEL


def is_of_site(node: Element, document: Document) -> bool:
    """Tell whether the link *node* leads to another page, and to none of a network."""
    target = document.absolute(node.attributes.get("href"))
    if target is None or same_site(target, document.url):
        return target is None or target.partition("#")[0] != document.url
    return not is_network(host_of_url(target).split(".")[-2:][0])
