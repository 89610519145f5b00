"""A lead: an address that a crawl goes after."""

from dataclasses import dataclass
from datetime import datetime

from spiders.archive import Kind


@dataclass(frozen=True)
class Lead:
    """An address to ask for, and how we came to it.

    *lastmod* is the latest that its listing can mean by when it changed, *depth* how many listings
    led to this one, *chain* the addresses that redirected here, the first one first. *cookie*
    is what its host set, and asks back before it answers.
    """

    url: str
    kind: Kind
    lastmod: datetime | None = None
    depth: int = 0
    chain: tuple[str, ...] = ()
    cookie: bytes | None = None
