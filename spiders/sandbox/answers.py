"""What the process that parses a page answers: read as data, whoever wrote it.

A page may have taken the process over, so of an answer nothing is believed but what is looked at.
"""

import struct

from pydantic import ValidationError

from schemas.capture import Capture
from schemas.errors import ParseError
from schemas.rejection import REASONS, Rejection
from spiders.sandbox.limits import CPU_SECONDS, hit

CALL = struct.Struct("<Q")  # for answers: how many bytes lie there to be answered
HEAD = struct.Struct("<cI")  # of an answer: what the JSON behind it is, and how many bytes that has
ARTICLE, REJECTION = b"a", b"r"


def outcome_in(kind: bytes, written: bytes) -> bytes | Rejection | None:
    """Return the outcome that is *written* in an answer of that *kind*; None if it is none.

    An article stays as it is, in JSON: it is read with others, and may turn out to be none.
    """
    if kind == ARTICLE:
        return written
    try:
        rejection = Rejection.model_validate_json(written)
    except ValidationError:
        return None
    return rejection if rejection.reason in REASONS else None


def no_article(record_id: str) -> Rejection:
    """Return the rejection of a page whose process answered what is no article."""
    fact = "the process's answer is no article"
    return Rejection.of(ParseError("parser_crash", "payload", fact, record_id))


def is_short_of_memory(outcome: bytes | Rejection) -> bool:
    """Return whether memory is what *outcome* says the page has hit."""
    return isinstance(outcome, Rejection) and outcome.reason == "memory_limit"


def limit_hit(code: int, capture: Capture) -> Rejection | None:
    """Return the rejection of a page whose process the kernel ended with *code*; else None."""
    reason = hit(code)
    if reason is None:
        return None
    is_slow = reason == "cpu_limit"
    fact = f"more than {CPU_SECONDS} s of CPU" if is_slow else "the process was killed"
    return Rejection.of(ParseError(reason, "payload", fact, capture.record_id))
