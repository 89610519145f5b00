"""The `href` of a page -> the web address it leads to, as seen from the page's base."""

import re
from urllib.parse import urljoin, urlsplit

# Addresses that joining leaves as they are: whole ones, and paths from the root without dots.
WHOLE = re.compile(
    r"(?P<origin>https?://[\w.-]+(?::\d+)?)(?:/[^\s?#;]*)?(?:\?[^\s#]+)?(?:#\S+)?", re.ASCII
)
ROOTED = re.compile(r"(?:/(?!\.)[^\s/?#;]+)+/?(?:\?[^\s#]+)?(?:#\S+)?", re.ASCII)


def absolute(base: str, href: str) -> str | None:
    """Return *href* as seen from *base* if that is a web address.

    >>> absolute("https://example.org/a/b", "../c")
    'https://example.org/c'
    >>> absolute("https://example.org/", "javascript:alert(1)")
    """
    href = href.strip()
    if WHOLE.fullmatch(href):
        return href
    if ROOTED.fullmatch(href) and (whole := WHOLE.fullmatch(base)):
        return whole["origin"] + href
    try:
        url = urljoin(base, href)
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed IPv6 bracket
        return None
    is_web = parts.scheme in ("http", "https") and bool(parts.netloc)
    return url.replace(" ", "%20") if is_web else None
