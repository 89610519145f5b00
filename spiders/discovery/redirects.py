"""Where a redirect leads, if it leads anywhere that we go."""

from scrapy.http import Response

from spiders.addresses import web_address

REDIRECTS = (301, 302, 303, 307, 308)


def redirect_target(response: Response) -> str | None:
    """Return the http or https address that *response* points to, if it is a redirect."""
    location = response.headers.get("Location")
    if response.status not in REDIRECTS or not location:
        return None
    target = web_address(location.decode("utf-8", "replace"), web_address(response.url))
    return str(target._replace(fragment=None)) if target else None
