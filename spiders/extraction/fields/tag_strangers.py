"""What stands among the tags and sections of a page and is none: buttons, counts, titles, words for
nothing.
"""

import re
from collections.abc import Iterable

from spiders.extraction.fields.site_names import folded_name
from spiders.extraction.page import Document
from spiders.extraction.wording import listed, words_in

NO_TAG = listed(  # words of buttons, and those that stand where nobody chose one; in lower case
    "tag, tags, n/a, na, n.a., null, nil, nan, none, undefined, unknown, uncategorized, "
    "uncategorised, unbenannt, untagged, no tags, share, share this, share this article, "
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
LEAST_WORDS = 4  # of a title that stands among tags; a name has fewer
SHARE = 0.75  # of a title, that a part of it has which templates take for a tag


def is_button(text: str) -> bool:
    """Tell whether *text* is what a button says, a count beside one, or a word for no tag.

    >>> is_button("Share this"), is_button("12 comments"), is_button("Shared space")
    (True, True, False)
    """
    return text.casefold() in NO_TAG or COUNTED.fullmatch(text) is not None


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
