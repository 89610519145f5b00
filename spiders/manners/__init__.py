"""Asking seldom and saying who asks; gone when told.

Scrapy's middlewares and download handler live here, by name in `spiders.settings`; `fetched_page`
asks for one page with the same manners outside a crawl.
"""

from spiders.manners.contact import require_contact, user_agent
from spiders.manners.one_page import FetchError, fetched_page
from spiders.manners.patience import Patience
from spiders.manners.politeness import RefusedError, address_ended

__all__ = [
    "FetchError",
    "Patience",
    "RefusedError",
    "address_ended",
    "fetched_page",
    "require_contact",
    "user_agent",
]
