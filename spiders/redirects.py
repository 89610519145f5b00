"""Where a redirect leads, if it leads anywhere that we go."""

from urllib.parse import urljoin, urlsplit

from scrapy.http import Response

REDIRECTS = (301, 302, 303, 307, 308)


def redirect_target(response: Response) -> str | None:
    """Return the http or https address that *response* points to, if it is a redirect."""
    location = response.headers.get("Location")
    if response.status not in REDIRECTS or not location:
        return None
    try:
        target = urljoin(response.url, location.decode("utf-8", "replace").strip())
        is_web = urlsplit(target).scheme in ("http", "https") and bool(urlsplit(target).hostname)
    except ValueError:  # brackets that hold no IPv6 address
        return None
    return target.partition("#")[0] if is_web else None
