"""What a site calls itself: by its metadata, its domain, the links to its home page, and whose the
page is by the notice at its foot.
"""

import re
from html import unescape

from spiders.extraction.page import Document, read_once, strings
from spiders.extraction.wording import kept_if_short, letters_of, words_of
from spiders.publisher import registered_domain

COPIED = re.compile(r"/\d{4,14}(?:[a-z]{2}_)?/https?://([^/:?#]+)")  # in an archive, by its time
SUFFIX = re.compile(r"\.(?:com|co\.uk|org|net|de)$")
MOST_HOMES = 4  # links to the home page; further ones stand in menus and in the foot
LONGEST_NAME = 60  # characters of a part of a title that names the site
MOST_AROUND = 3  # times as long may a part be as the site's name in it
LEAST_BARE = 6  # letters of a name without its article
ARTICLES = tuple(words_of("le la les l el los las il lo der die das de het"))
SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")  # words of their own
MOST_SIGNS = 16  # of a name and what is added to it, as in 港南新聞デジタル
LONGEST_HOME = 40  # characters; what is longer is a motto
FOOT = 6_000  # octets of the source, at its end
OWNER = re.compile(  # "© 2019–2025 Ostermouth Courier. All rights reserved"
    r"(?:©|\(c\)|copyright)\s*(?:(?:©|\(c\))\s*)?"
    r"(?:(?:19|20)\d\d\s*(?:[-–—]\s*(?:19|20)\d\d)?[,.]?\s*(?:by\s+)?)?"
    r"([^\W_][^<>|,.©;()]{2,40})",
    re.IGNORECASE,
)


def site_names(document: Document) -> list[str]:
    """Return what the site calls itself, and its domain with and without the suffix."""
    named = [text for story in document.stories for text in publisher_names(story)]
    copied = COPIED.search(document.url)
    site = registered_domain(copied[1]) if copied else document.site
    domain = site.removeprefix("www.")  # of a host below no known suffix
    return [*named, document.meta("og:site_name") or "", domain, domain.split(".")[0]]


@read_once
def folded_site_names(document: Document) -> frozenset[str]:
    """Return the letters of what the site calls itself."""
    return frozenset(folded_name(name) for name in site_names(document)) - {""}


def is_own_name(name: str, document: Document) -> bool:
    """Tell whether the letters *name* are what the site calls itself, here, in a link home or at
    the foot.
    """
    if is_named(name, folded_site_names(document)):
        return True
    if len(name) > LONGEST_HOME:
        return False
    return is_named(name, folded_home_names(document)) or is_named(name, folded_owners(document))


def is_named(name: str, known: frozenset[str]) -> bool:
    """Tell whether the letters *name* are one of *known*, perhaps behind an article of a language
    that domains leave out.
    """
    if name in known or not name.startswith(ARTICLES):
        return name in known
    starts = (start for start in ARTICLES if name.startswith(start))
    return any(len(rest := name[len(start) :]) >= LEAST_BARE and rest in known for start in starts)


@read_once
def folded_home_names(document: Document) -> frozenset[str]:
    """Return the letters of what the first links to the home page show: words, or a picture's."""
    found = []
    for link in document.marks.homes[:MOST_HOMES]:
        href = link.attributes.get("href") or ""
        if href == "/" or document.site in href:
            named = [
                node.attributes.get(name) or ""
                for node in link.inside()
                for name in ("alt", "aria-label", "title")
            ]
            found += [text for text in (link.seen(), *named) if len(text) <= LONGEST_HOME]
    return frozenset(map(folded_name, found)) - {""}


@read_once
def folded_owners(document: Document) -> frozenset[str]:
    """Return the letters of whom the notices at the foot of the page name as its owner."""
    foot = unescape(document.markup[-FOOT:].decode("utf-8", "replace"))
    return frozenset(map(folded_name, OWNER.findall(foot))) - {""}


def publisher_names(story: dict[str, object]) -> list[str]:
    """Return the names of the publisher of *story*."""
    publisher = story.get("publisher")
    return list(strings(publisher.get("name"))) if isinstance(publisher, dict) else []


def is_site(part: str, document: Document) -> bool:
    """Tell whether *part* of a title is a name of the site, a start or an end of one, or holds one.

    What a link to the home page shows may be a menu's word, so that counts only as it is.
    """
    name = folded_name(part)
    if not name or len(part) > LONGEST_NAME:
        return not name
    if len(name) <= MOST_SIGNS and SIGNS.match(name):
        homes = folded_home_names(document)
        if any(len(home) > 3 and name.startswith(home) for home in homes):
            return True
    return is_own_name(name, document) or any(
        (len(known) > 3 and known in name and len(name) <= MOST_AROUND * len(known))
        or (len(name) > 3 and name in known)
        for known in folded_site_names(document)
    )


@kept_if_short(4096)  # of sites, sections, titles: each is asked for by several fields
def folded_name(text: str) -> str:
    """Return the letters of *text* in lower case, without article and domain suffix."""
    text = text.lower().removeprefix("www.").removeprefix("the ").replace(" & ", " and ")
    return letters_of(SUFFIX.sub("", text) if "." in text else text)
