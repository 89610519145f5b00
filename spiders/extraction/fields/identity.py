"""The address that a story is cited by: the page's own word for it, where that can be right.

A template that was filled wrongly names the section, the home page or nothing at all, and stories
of different addresses would become one; what cannot be right is kept as a rejected claim.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from schemas.parts import Provenance
from spiders.addresses import WebAddress, canonical_url, origin_url, same_site, web_address
from spiders.extraction.page import Document, evidence, flat, last_part, string
from spiders.extraction.wording import listed

TEMPLATE = re.compile(  # no address has a brace, a bracket or an angle bare
    r"[{}<>]|%7[BD]|%3[CE]|\[\[|\[object|%(?![\dA-F]{2})[A-Z_]{2,}%|%%\w+%%|@Model\.|"
    r"/(?::[A-Z]\w*|\$[A-Z]\w*|(?:\[|%5B)[.\w-]+(?:\]|%5D))(?=/|$)",
    re.IGNORECASE,
)
MALFORMED = re.compile(  # a scheme without its marks, or glued to a letter; bare white space
    r"^https?:(?!//[^/\\])|^https?://[^/]*//|[\w.]https?:/|^\W*https?[/;,.]|^(?!https?:)\w+:?//|[\x00-\x20\x7f-\xa0\u2028\u2029]",
    re.IGNORECASE,
)
NOTHING = frozenset(["null", "undefined", "none", "nan", "false", "nil", "n-a"])
STAGING = listed(  # parts of hosts
    "staging, stage, stg, dev, test, testing, preprod, preview, uat, qa, beta, local, internal, "
    "origin, backend, cms, admin"
)
LISTINGS = listed(
    "author, authors, autor, autoren, auteur, tag, tags, category, categories, kategorie, rubrik, "
    "topic, topics, search, suche, feed, rss, archive, login, user, users"
)
INDEX = re.compile(r"^(?:index|default|home|main)\.\w{2,5}$", re.IGNORECASE)  # a folder's own file
VARIANT = re.compile(  # what an address may have behind that of the story
    r"^(?:amp|print|index|default|comments?|feed|full|all|single|page|seite|\d{1,3}|p\d{1,2}|"
    r"page-?\d+|seite-?\d+|amp\.html|outputtype-amp|reader|embed)(?:\.\w{2,5})?$",
    re.IGNORECASE,
)
LATER_PAGE = re.compile(r"/(?:page|seite|p)[/-]?([2-9]|\d\d)/?$|[?&](?:page|seite)=([2-9]|\d\d)\b")
TOKEN = re.compile(r"[^\W_]{3,}")
NUMBER = re.compile(r"\d{4,}")  # of a story
LEAST_NUMBER = 4  # digits of a story's number; shorter ones are parts of dates and pages
LEAST_WORDS = 3  # parted by hyphens, of a story's own address


def cited_url(document: Document) -> tuple[str, list[Provenance]]:
    """Return the page's own canonical address, or that it was fetched from, and the evidence.

    Of several canonical links, the first that can be right; og:url where none is.
    """
    found: list[Provenance] = []
    for written, link in canonical_links(document):
        why = fault(written, link, document)
        if why is None and link not in (None, document.url) and is_of_another_story(link, document):
            why = "other_story"
        if why is None and link is not None:
            is_same = link == document.url
            url = document.fetched_url if is_same else canonical_url(link)
            return url, [evidence("url", "canonical", written, 0.95), *found]
        found.append(evidence("url", f"rejected:{why}", written, 0.0))
    if named := document.meta("og:url"):
        shared = leads_to(named, document)
        why = fault(named, shared, document)
        if why is None and shared is not None and is_as_fetched(shared, document):
            return canonical_url(shared), [evidence("url", "og:url", shared, 0.85), *found]
        if why is not None:
            found.append(evidence("url", f"rejected:{why}", named, 0.0))
    return document.fetched_url, [evidence("url", "fetched", document.url, 0.7), *found]


def canonical_links(document: Document) -> Iterator[tuple[str, str | None]]:
    """Yield the page's canonical links as written, and as web addresses."""
    for names, attributes in document.links:
        if "canonical" in names and (written := (attributes.get("href") or "").strip()):
            yield written, leads_to(written, document)


def leads_to(written: str, document: Document) -> str | None:
    """Return the web address *written*, that of its page if it leads into an AMP cache; one that
    begins with the page's own host lacks a scheme.
    """
    host = written.partition("/")[0].lower()
    is_host = "." in host and host != written and f".{host}".endswith(f".{document.site}")
    link = document.absolute(f"//{written}" if is_host else written)
    return origin_url(link) if link is not None else None


def is_of_another_story(link: str, document: Document) -> bool:
    """Tell whether *link* has another story's number and words than the page's own address, which
    both og:url and JSON-LD name: a template was kept from another page.
    """
    parts, fetched = web_address(link), document.address
    named = unquote(parts.path.rpartition("/")[2]) if parts is not None else ""
    own = unquote(fetched.path.rpartition("/")[2]) if fetched is not None else ""
    numbers = [set(NUMBER.findall(part)) for part in (named, own)]
    if not all(numbers) or numbers[0] & numbers[1] or is_alike([named], [own]):
        return False
    shared = leads_to(document.meta("og:url") or "", document)
    return (
        shared is not None
        and is_as_fetched(shared, document)
        and any(unquote(last_part(text)) == last_part(own) for text in story_addresses(document))
    )


def story_addresses(document: Document) -> Iterator[str]:
    """Yield the addresses that the page's story in JSON-LD names as its own."""
    for story in document.stories:
        for value in (story.get("url"), *flat(story.get("mainEntityOfPage"))):
            text = string(value, "@id", "url") if isinstance(value, dict) else value
            if isinstance(text, str):
                yield text


def fault(written: str, link: str | None, document: Document) -> str | None:
    """Return why *link*, *written* as the page's own address, cannot be it; None if it can."""
    if link == document.url:
        return None
    if TEMPLATE.search(written):
        return "template"
    if MALFORMED.search(written):
        return "address"
    parts = web_address(link) if link is not None else None
    if link is None or parts is None:
        return "address"
    if not same_site(link, document.fetched_url):
        return "other_site"
    return other_kind(link, parts, document)


def other_kind(link: str, parts: WebAddress, document: Document) -> str | None:
    """Return what other kind of page of the site *link*, with its *parts*, names; None if none."""
    named = segments(parts)
    if not named and not parts.query:
        return "home_page"
    if named and named[-1].lower() in NOTHING:
        return "no_address"
    if LATER_PAGE.search(link) and not LATER_PAGE.search(document.url):
        return "later_page"
    if is_listing(named, document) or is_without_number(parts, document):
        return "section"
    if is_staging(parts, document):
        return "staging"
    return "section" if is_section(named, parts, document) else None


def is_listing(named: list[str], document: Document) -> bool:
    """Tell whether the parts *named* begin as those of lists do, and the page's own do not."""
    fetched = segments(document.address) if document.address is not None else []
    return bool(named) and named[0].lower() in LISTINGS and fetched[:1] != named[:1]


def is_without_number(link: WebAddress, document: Document) -> bool:
    """Tell whether *link* is the page's address without the number, in its query, of the story."""
    page = web_address(document.fetched_url)
    if page is None or link.query or not page.query or link.path != page.path:
        return False
    stem = segments(link)[-1].partition(".")[0]
    return sum(map(str.isdecimal, page.query)) >= LEAST_NUMBER and not is_story(stem)


def is_staging(link: WebAddress, document: Document) -> bool:
    """Tell whether a site is tried out on the host of *link*, and not on that of the page."""
    fetched = document.address.host.split(".") if document.address is not None else []
    return any(part in STAGING and part not in fetched for part in link.host.split(".")[:-2])


def is_section(named: list[str], link: WebAddress, document: Document) -> bool:
    """Tell whether *link*, with the parts *named*, is of a folder above the page, or of another.

    A story's address has a number, a query or some words; a folder has a word or two.
    """
    fetched = segments(document.address) if document.address is not None else []
    named = named[:-1] if named and INDEX.match(named[-1]) and named != fetched else named
    if link.query or not named or is_story(named[-1]):
        return False
    below = fetched[len(named) :]
    if [part.lower() for part in fetched[: len(named)]] == [part.lower() for part in named]:
        return bool(below) and not all(VARIANT.match(part) for part in below)
    return len(named) < len(fetched) and is_story(fetched[-1]) and not is_alike(named, fetched)


def is_alike(named: list[str], fetched: list[str]) -> bool:
    """Tell whether the last part of one address has a word of the other's."""
    return not set(TOKEN.findall(named[-1].lower())).isdisjoint(TOKEN.findall(fetched[-1].lower()))


def is_story(part: str) -> bool:
    """Tell whether *part* of an address is a story's own: a number, a file or words.

    >>> is_story("fair-opens-early"), is_story("123456.html"), is_story("uk-news")
    (True, True, False)
    """
    stem, _, ending = part.partition(".")
    digits = sum(map(str.isdecimal, stem))
    words = re.split(r"[-_+]|%20", stem)
    return digits >= LEAST_NUMBER or len(words) >= LEAST_WORDS or bool(ending)


def segments(address: WebAddress) -> list[str]:
    """Return the parts of the path of *address* that are not empty."""
    return [part for part in address.path.split("/") if part]


def is_as_fetched(link: str, document: Document) -> bool:
    """Tell whether og:url leads to the page as fetched, without what a reader's way added."""
    parts, fetched = web_address(link), document.address
    if parts is None or fetched is None or not segments(parts):
        return False
    if fetched.scheme == "https" != parts.scheme:
        return False
    is_same = segments(parts)[-1:] == segments(fetched)[-1:]
    is_whole = bool(parts.query) or not fetched.query or is_story(segments(parts)[-1])
    return is_same and is_whole
