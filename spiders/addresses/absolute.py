"""The `href` of a page -> the web address it leads to, as seen from the page's base."""

import re
from functools import lru_cache

from spiders.addresses.parser import WebAddress, web_address, without_login

# Addresses that the parser would leave as they are, as most on a page are: whole, from the root, or
# of a part of the page.
FRAGMENT = r"#[!#-;=?-_a-~]*"
PATH = rf"(?:/(?!\.|%2[eE])[!$-.0-;=@-\[\]_a-z|~]*)+(?:\?[!$-&(-;=?-~]*)?(?:{FRAGMENT})?"
WHOLE = re.compile(rf"(?P<origin>https?://(?:[a-z0-9-]+\.)+[a-z]{{2,}}){PATH}")
ROOTED = re.compile(rf"(?!//){PATH}")
WITHIN = re.compile(FRAGMENT)


def absolute(base: str, href: str) -> str | None:
    """Return *href* as seen from *base*, without a login, if that is a web address.

    >>> absolute("https://example.org/a/b", "../c")
    'https://example.org/c'
    >>> absolute("https://example.org/", "javascript:alert(1)")
    """
    href = without_login(href.strip())  # in its query too
    if WHOLE.fullmatch(href):
        return href
    if (origin := origin_of(base)) and ROOTED.fullmatch(href):
        return origin + href
    if origin and WITHIN.fullmatch(href):
        return base.partition("#")[0] + href
    address = web_address(href, parts_of(base))
    return str(address) if address is not None else None


@lru_cache(maxsize=64)  # all addresses of a page have one base
def origin_of(base: str) -> str | None:
    """Return scheme and host of *base* if the parser would leave it as it is."""
    whole = WHOLE.fullmatch(base)
    return whole["origin"] if whole else None


@lru_cache(maxsize=64)
def parts_of(base: str) -> WebAddress | None:
    """Return *base* in its parts, None if it is no web address."""
    return web_address(base)
