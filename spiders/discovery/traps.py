"""What a crawl leaves alone: addresses that are certainly no story's, and those that never end.

Words tell little: papers have desks called events, agenda and cart. What never ends is told by its
growth: many addresses of one form.
"""

import re
from collections import Counter

from spiders.addresses import web_address
from spiders.discovery.story_address import names_story

MOST_CHARACTERS = 8_000  # RFC 9110, 4.1: what every server should take
SERVICES = re.compile(
    r"/(?:wp-login|wp-json|cgi-bin|cart|checkout|logout|login|signin)(?:[/.?]|$)", re.IGNORECASE
)
MOST_OF_FORM = 1_000  # of one publisher; section pages link some hundred stories of one form
MOST_FORMS = 10_000  # counted at once; the others count as one
DIGITS = re.compile(r"\d+")
REPEATED = re.compile(r"((?:/[^/?]*){1,4}?)\1+(?=/|\?|\Z)")
VALUE = re.compile(r"=[^&]*")


def trap(url: str) -> str | None:
    """Return why *url*, which a listing names, cannot be a story's, or None.

    >>> trap("https://example.com/login/?to=/news"), trap("https://example.com/cart/2026/11/27/won")
    ('service', None)
    """
    if len(url) > MOST_CHARACTERS:
        return "too long"
    if SERVICES.search(url) is None and url.startswith(("http://", "https://")):
        return None
    address = web_address(url)
    if address is None:
        return "not a web address"
    is_service = SERVICES.search(address.path) is not None and not names_story(address)
    return "service" if is_service else None


class Growth:
    """Counts addresses by their form, in bounded memory, to tell which have no end.

    >>> growth = Growth(most=2)
    >>> days = [f"https://example.com/plan/2199-01-{day:02}" for day in range(1, 5)]
    >>> [growth.admits(day) for day in days]
    [True, True, False, False]
    """

    def __init__(self, most: int = MOST_OF_FORM) -> None:
        self.most = most
        self.counts: Counter[str] = Counter()

    def admits(self, url: str) -> bool:
        """Count *url*, and return whether its form has not been met too often before."""
        form = form_of(url)
        if form not in self.counts and len(self.counts) >= MOST_FORMS:
            form = ""
        self.counts[form] += 1
        return self.counts[form] <= self.most


def form_of(url: str) -> str:
    """Return the form of *url*: digits are one, so are values, and repeated parts of a path.

    A headline in the address keeps it apart from others: stories do not grow out of each other.

    >>> form_of("https://e.com/a/b/a/b/2026/11?page=7&sort=new")
    'https://e.com/a/b/0/0?page=&sort='
    >>> form_of("https://e.com/2026/11/harbour-opens-again?id=7")
    'https://e.com/0/0/harbour-opens-again?id='
    """
    path, mark, query = url[:MOST_CHARACTERS].partition("?")
    origin, slashes, rest = path.partition("://")
    host, slash, rest = rest.partition("/")
    folded = DIGITS.sub("0", REPEATED.sub(r"\1", slash + rest))
    names = sorted(VALUE.sub("=", one) for one in query.split("&")) if mark else []
    return f"{origin}{slashes}{host}{folded}{mark}{'&'.join(names)}"
