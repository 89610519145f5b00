"""Who we say we are: an honest user agent, with an address where a publisher reaches a person."""

import os
from collections.abc import Iterable
from importlib.metadata import version

from schemas.errors import BroadsheetError
from spiders.publisher import Publisher
from spiders.robots import AGENT
from spiders.wire import Allow


def user_agent() -> str:
    """Return our user agent; its contact is BROADSHEET_CONTACT, a web or mail address."""
    contact = os.environ.get("BROADSHEET_CONTACT", "").strip()
    name = f"{AGENT}/{version('broadsheet')}"
    return f"{name} (+{contact})" if contact else name


def require_contact(publishers: Iterable[Publisher]) -> None:
    """Raise BroadsheetError if a stranger's site would be crawled without a contact address."""
    allow = Allow.of_environment()
    strangers = [p.key for p in publishers if not all(map(allow.names, p.domains))]
    if strangers and "(+" not in user_agent():
        raise BroadsheetError(
            f"{strangers[0]}: set BROADSHEET_CONTACT to a web or mail address where its owners "
            "reach you; it is sent with every request"
        )
