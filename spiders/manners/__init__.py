"""Asking seldom and saying who asks; gone when told.

Scrapy's middlewares and download handler live here, by name in `spiders.settings`; a `Guest` asks
for single pages with the same manners outside a crawl.
"""

from spiders.manners.contact import require_contact, user_agent
from spiders.manners.one_page import FetchError, Guest, fetched_page
from spiders.manners.patience import REFUSED, Patience
from spiders.manners.politeness import RefusedError, address_ended
from spiders.manners.proxies import refuse_proxy

__all__ = [
    "REFUSED",
    "FetchError",
    "Guest",
    "Patience",
    "RefusedError",
    "address_ended",
    "fetched_page",
    "refuse_proxy",
    "require_contact",
    "user_agent",
]
