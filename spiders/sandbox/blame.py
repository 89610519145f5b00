"""Whose fault it is where pages fail: a page's, or the parser's, which no page should hide."""

from datetime import UTC, datetime

from schemas.capture import Capture
from schemas.errors import SandboxError
from schemas.rejection import Rejection

CRASHES = 3  # different pages in a row that kill theirs: no site has so many, a broken parser has
PLAIN = Capture(  # a page that every sound parser gives an article of
    record_id="<urn:broadsheet:plain>",
    record_type="response",
    target_uri="http://plain.invalid/story",
    fetched_at=datetime(2026, 11, 16, tzinfo=UTC),
    payload=b"<!doctype html><html lang=en><title>Ferry sails again</title><article>"
    b"<h1>Ferry sails again</h1>"
    + b"<p>The ferry sailed again on Monday, the harbour said, and nobody had to wait for it.</p>"
    + b"<p>The harbour office had counted the birds twice before it believed its own figures.</p>",
    status=200,
    content_type="text/html",
)


class Blame:
    """What failed in a row, and on which pages."""

    def __init__(self) -> None:
        self.crashed_at: set[str] = set()  # addresses of the pages that crashed in a row
        self.crashed_on: set[bytes] = set()  # their payloads
        self.is_proved = False  # whether the parser has given an article
        self.raised: list[str] = []  # what pages in a row made it raise, before it was proved

    def crashed(self, capture: Capture, fact: str) -> None:
        """Count that *capture* killed its process; raises SandboxError if CRASHES did in a row, at
        different addresses and with different payloads.
        """
        self.crashed_at.add(capture.target_uri)
        self.crashed_on.add(capture.payload)
        if min(len(self.crashed_at), len(self.crashed_on)) == CRASHES:
            raise SandboxError(f"sandbox: {CRASHES} pages in a row killed the parser: {fact}")

    def answered(self, outcome: bytes | Rejection) -> None:
        """Count that a page had an *outcome*, from a process that is alive."""
        self.crashed_at.clear()
        self.crashed_on.clear()
        if self.is_proved or isinstance(outcome, bytes):
            self.is_proved = True
            return
        is_same = outcome.reason == "parser_crash" and self.raised[-1:] in ([], [outcome.detail])
        self.raised = [*self.raised, outcome.detail] if is_same else []

    @property
    def is_doubted(self) -> bool:
        """Whether so many pages in a row raised the same, before any was parsed, that PLAIN has to
        decide: pages can be made to raise the same.
        """
        return not self.is_proved and len(self.raised) >= CRASHES

    def decided(self, plain: bytes | Rejection | None, last: str) -> None:
        """Take what came of PLAIN for proof; raises SandboxError if it was no article, with what
        was said *last*.
        """
        if not isinstance(plain, bytes):
            fact = plain.detail if plain else last
            raise SandboxError(f"sandbox: the parser fails on every page: {fact}")
        self.is_proved = True
