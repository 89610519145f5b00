"""Why a capture yields no article: the closed list of reasons, and the record of one."""

from typing import Annotated

from schemas.columns import Column, Record
from schemas.errors import ParseError

REASONS = {
    "robots_txt": "the capture is a robots.txt",
    "sitemap": "the capture is a sitemap or sitemap index",
    "feed": "the capture is an RSS, Atom or JSON feed",
    "rights_file": "the capture is a rights declaration such as tdmrep.json",
    "redirect": "the server pointed to another address",
    "http_error": "the server answered with an error status",
    "withdrawn": "the server said 410 or 451: the publisher took the page down",
    "fetch_failed": "no response was received",
    "not_a_page": "neither HTML nor plain text, by its content type or by what it holds",
    "binary": "bytes of no text were sent as a page",
    "empty": "the payload is empty",
    "index_page": "the page lists stories and holds none",
    "error_page": "the page says it has nothing, with status 200",
    "consent_wall": "the page asks for consent in place of its story",
    "challenge_page": "the page asks to prove a human in place of its story",
    "no_text": "no text of a story was found",
    "undecodable": "the payload could not be decoded",
    "damaged_record": "the WARC record is cut off or damaged",
    "unknown_record": "the record refers to a capture that is not here",
    "cpu_limit": "parsing hit its CPU limit",
    "memory_limit": "parsing hit its memory limit",
    "parser_crash": "the parser died on the page",
    "truncated": "the capture is cut short, and a whole one of its article is there",
    "takedown": "the article was withdrawn by a takedown",
}

NO_STORY = (
    frozenset(  # no fault of a site or of a parser: no story was there to be read, or no more
        {
            "robots_txt",
            "sitemap",
            "feed",
            "rights_file",
            "redirect",
            "index_page",
            "not_a_page",
            "withdrawn",
            "truncated",
            "takedown",
        }
    )
)


class Rejection(Record):
    """A capture that yields no article."""

    record_id: Annotated[str, Column("WARC-Record-ID of the capture")]
    reason: Annotated[str, Column("One of the closed list of reasons")]
    detail: Annotated[str, Column("Field and fact")]

    @classmethod
    def of(cls, error: ParseError) -> "Rejection":
        """Return the record of *error*."""
        assert error.reason in REASONS, error.reason
        told = f"{error.field}: {error.fact}".encode("utf-8", "replace").decode()  # page's words
        return cls(record_id=error.record, reason=error.reason, detail=told)
