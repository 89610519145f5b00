"""Why no response came: one word for the outcomes, one sentence for a person."""

import socket
import ssl

from spiders.wire.guard import AddressRefusedError
from spiders.wire.heads import ProtocolError

WORDS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "timeout"),
    (socket.gaierror, "name"),
    (ssl.SSLError, "tls"),
    (ProtocolError, "protocol"),
    (AddressRefusedError, "not_public"),
    (ConnectionResetError, "disconnected"),
    (BrokenPipeError, "disconnected"),
    (OSError, "connect"),
)
SENTENCES = {
    "timeout": "the host did not answer in time",
    "name": "the name of the host does not resolve",
    "tls": "TLS with the host fails",
    "protocol": "what the host sent is no HTTP response",
    "not_public": "the host leads to an address that we do not connect to",
    "disconnected": "the host closed the connection before it answered",
    "connect": "the host takes no connection",
}


class UnansweredError(Exception):
    """No response; *reason* is one of the words above."""

    def __init__(self, reason: str, fact: str) -> None:
        super().__init__(f"{reason}: {fact}")
        self.reason, self.fact = reason, fact

    @property
    def sentence(self) -> str:
        """What happened, for a person."""
        return f"{SENTENCES[self.reason]} ({self.fact})"


def unanswered(error: Exception) -> UnansweredError:
    """Return *error*, of a connection or its bytes, under the word the outcomes use."""
    word = next(word for kind, word in WORDS if isinstance(error, kind))
    return UnansweredError(word, str(error) or type(error).__name__)
