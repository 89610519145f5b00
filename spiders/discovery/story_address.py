"""Whether an address looks like that of a story, judged by its words alone.

Used where links are all we have (section pages): sitemaps and feeds name stories themselves.
"""

import re
from urllib.parse import unquote

from spiders.addresses import WebAddress, web_address

FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|pdf|mp[34]|m4a|m3u8?|webm|zip|gz|css|m?js|json|xml|rss|atom"
    r"|txt|apk|exe|docx?|xlsx?|ics|woff2?)$",
    re.IGNORECASE,
)
# First words of paths that lead to lists, services and notices.
PLACES = re.compile(
    r"tags?|topics?|thema|themen|categor(?:y|ies)|search|suche|recherche|authors?|autor|autoren"
    r"|profile|users?|login|signin|register|account|abo|subscri(?:be|ption)|newsletters?|podcasts?"
    r"|shop|about|contact|kontakt|help|faq|privacy|terms|impressum|datenschutz|agb|legal|cookies"
    r"|jobs|careers|advertise|rss|feeds|sitemap|wp-admin|wp-content|cdn-cgi|share|print|email"
    r"|comments|games|weather|wetter|live-tv"
)
STORY_WORDS = frozenset(("article", "articles", "story", "stories", "artikel", "doc", "read"))
DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2]|[a-z]{3})(?:[/-]?[0-3]?\d)?[/-][^/]*\w")
NUMBERED = re.compile(r"\d{5}|[0-9a-f]{8}-[0-9a-f]{4}|\d+[.,]\d{3}")
IN_QUERY = re.compile(r"(?:^|&)(?:id|idx|no|aid|sid|article|articleid|news_?id|story)=[a-z]*\d{3}")
SLUG_WORDS = 4  # "climate-and-environment" is a section, "a-b-c-d" is somebody's headline


def is_story(url: str, article_url: str | None = None) -> bool:
    """Whether *url* is a story's: it matches *article_url* if given, else it looks like one.

    >>> is_story("https://e.com/politics/2026/11/23/harbour-opens"), is_story("https://e.com/sport")
    (True, False)
    """
    if article_url is not None:
        return re.search(article_url, url) is not None
    return looks_like_story(url)


def looks_like_story(url: str) -> bool:
    """Whether the words and numbers of *url* are those of a story."""
    address = web_address(url)
    if address is None or FILES.search(address.path):
        return False
    segments = [unquote(part).lower() for part in address.path.split("/") if part]
    if not segments or PLACES.fullmatch(segments[0]):
        return bool(not segments and IN_QUERY.search((address.query or "").lower()))
    return names_story(address) or bool(
        len(segments) > 1 and STORY_WORDS & set(segments[:-1]) and re.search(r"\d", segments[-1])
    )


def names_story(address: WebAddress) -> bool:
    """Whether *address* is dated or numbered, or ends with a headline."""
    last = unquote(address.path.rstrip("/").rpartition("/")[2]).lower()
    return bool(
        len([word for word in re.split(r"[-_+ ]", last) if word]) >= SLUG_WORDS
        or NUMBERED.search(last)
        or DATED.search(address.path.lower())
        or IN_QUERY.search((address.query or "").lower())
    )
