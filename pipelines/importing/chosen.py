"""Which captures of an archive are taken in: by publisher, domain, language and date.

The cheapest question comes first; the text itself is asked last.
"""

import re
from dataclasses import asdict, dataclass
from datetime import date

from schemas.capture import Capture
from spiders.addresses import host_of_url
from spiders.extraction.encoding import decoded
from spiders.extraction.languages import language_of_text, language_tag
from spiders.publisher import declared_publishers, publisher_for

LOOKED_AT = 1 << 16  # bytes of a page, in which its head stands
READ = 1 << 18  # and its text, as far as it is needed to tell the language
DECLARED = re.compile(rb"""<html\b[^>]{0,1024}?\s(?:xml:)?lang\s*=\s*["']?([\w-]{2,35})""", re.I)
WITHOUT_TEXT = re.compile(r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Chosen:
    """What is taken in; what is empty asks nothing. Days are of WARC-Date, in UTC, both included.

    *publishers* are keys of declared ones, *domains* hold their subdomains, *languages* are tags
    (`en`, `zh-Hant`).
    """

    publishers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is asked."""
        return self == Chosen()

    @property
    def facts(self) -> dict[str, object]:
        """What is asked, for the provenance."""
        asked = {name: value for name, value in asdict(self).items() if value}
        return {n: str(v) if isinstance(v, date) else sorted(v) for n, v in asked.items()}

    def objection(self, capture: Capture) -> str | None:
        """Return why *capture* is left out, in one word; None to take it in."""
        day, host = capture.fetched_at.date(), host_of_url(capture.target_uri)
        if self.since and day < self.since:
            return "before_since"
        if self.until and day > self.until:
            return "after_until"
        if self.domains and not any(f".{host}".endswith(f".{name}") for name in self.domains):
            return "domain"
        if self.publishers and not self._publishes(host):
            return "publisher"
        return self._objection_to_text(capture) if self.languages else None

    def _publishes(self, host: str) -> bool:
        publisher = publisher_for(host, declared_publishers().values())
        return publisher is not None and publisher.key in self.publishers

    def _objection_to_text(self, capture: Capture) -> str | None:
        tag = language_of(capture)
        if tag is None:
            return "no_language"
        return None if {tag, tag.partition("-")[0]} & set(self.languages) else "language"


def language_of(capture: Capture) -> str | None:
    """Return the language that the page declares, else the one its text is in; None if unknown."""
    found = DECLARED.search(capture.payload, 0, LOOKED_AT)
    declared = found[1].decode("ascii", "replace") if found else ""
    for said in (declared, capture.header("content-language") or ""):
        if tag := language_tag(said):
            return tag
    kind = (capture.header("content-type") or capture.content_type).lower()
    if kind and not ("text/" in kind or "html" in kind):
        return None
    text = decoded(capture.payload[:READ], kind)
    return language_of_text(" ".join(TAG.sub(" ", WITHOUT_TEXT.sub(" ", text)).split()))
