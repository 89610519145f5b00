"""Bytes over guarded connections: one `Exchange` is a request and all that came back.

Only addresses that the guard (`Allow`) permits are connected to, whatever a name resolves to.
"""

from spiders.wire.causes import UnansweredError, unanswered
from spiders.wire.connections import Connections
from spiders.wire.exchange import LONGEST_BODY, SECONDS, Exchange
from spiders.wire.guard import AddressRefusedError, Allow
from spiders.wire.heads import ProtocolError, head_of

__all__ = [
    "LONGEST_BODY",
    "SECONDS",
    "AddressRefusedError",
    "Allow",
    "Connections",
    "Exchange",
    "ProtocolError",
    "UnansweredError",
    "head_of",
    "unanswered",
]
