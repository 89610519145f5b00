"""What a publisher's signals allow: licence, mining reservation, robots and AI directives.

POLICY is the one table that decides whether a release may carry the text. `noarchive` and
`nosnippet` are kept as signals but decide nothing: they ask search engines not to show a cached
copy or an excerpt (on one news page in six), and reserve no right.
"""

import re
from collections.abc import Iterator
from typing import Any

from schemas.parts import Provenance, Rights
from spiders.addresses import without_login
from spiders.extraction.page import Document, evidence, flat, string
from spiders.extraction.wording import clean
from spiders.publisher import Publisher

POLICY = (  # a signal as listed in ai_signals, and the reason for withholding; the first that holds
    (r"robots-allowed: false", "robots_txt"),  # RFC 9309: we were not to be there at all
    (r"tdm-reservation: 1", "tdm_reservation"),  # TDMRep, W3C community report 2024
    (r"(?:x-robots-tag|meta robots): noai", "noai"),
    (r"content-usage: .*\b(?:train-ai|ai-train|ai)=no?\b", "content_usage"),
    # IETF aipref drafts (2025) say train-ai=n, Content Signals say ai-train=no
    (r"rsl: ", "rsl"),  # Really Simple Licensing, 2025: only on the terms linked
)
POLICY_PATTERNS = tuple((re.compile(pattern), reason) for pattern, reason in POLICY)
DIRECTIVES = frozenset(["noai", "noimageai", "noarchive", "nosnippet", "nocache", "none", "noml"])
ROBOTS_METAS = ("robots", "googlebot", "bingbot", "googlebot-news")
RSL_TYPE = "application/rsl+xml"
LICENCE_METAS = ("license", "licence", "dc.rights.license", "dcterms.license")


def rights(document: Document, publisher: Publisher | None) -> tuple[Rights, list[Provenance]]:
    """Return what the page, its HTTP header, its site and its publisher say about use."""
    signals = list(dict.fromkeys(map(without_source_login, ai_signals(document))))
    found = [evidence("rights", f"signal:{text.split(':')[0]}", text, 0.95) for text in signals]
    reserved, method = reservation(document, publisher)
    if reserved is not None:
        signals.append(f"tdm-reservation: {int(reserved)}")
        found.append(evidence("rights", method, signals[-1], 0.95))
    licence, method = named_licence(document, publisher)
    if licence:
        found.append(evidence("rights", method, licence, 0.9))
    allowed = truth(document.capture.signals.get("robots-allowed"))
    heard = [*signals, f"robots-allowed: {str(allowed).lower()}"]
    stated = Rights(
        license=licence,
        tdm_reserved=reserved,
        robots_allowed=allowed,
        ai_signals=signals,
        text_withheld=withholding(heard),
    )
    return stated, found


def without_source_login(signal: str) -> str:
    """Return *signal* without logins in the addresses that its value holds."""
    source, colon, value = signal.partition(": ")
    return source + colon + without_login(value)


def withholding(signals: list[str]) -> str | None:
    """Return why the text may not be passed on, by POLICY; None where nothing forbids it."""
    for pattern, reason in POLICY_PATTERNS:
        if any(pattern.match(signal) for signal in signals):
            return reason
    return None


def ai_signals(document: Document) -> Iterator[str]:
    """Yield the signals about use by programs as `source: value`, in the order found."""
    for written, sent in document.capture.headers:
        name, value = written.lower(), clean(sent)
        if name == "x-robots-tag":
            yield from (f"x-robots-tag: {word}" for word in directives(value))
        elif name == "content-usage":
            yield f"content-usage: {value.strip().lower()}"
        elif name == "link" and RSL_TYPE in value.lower():
            yield f"rsl: {value.strip().split('>')[0].lstrip('<')}"
        elif name == "tdm-policy":
            yield f"tdm-policy: {value.strip()}"
    for name in ROBOTS_METAS:
        for value in document.meta_index.get(name, ()):
            yield from (f"meta robots: {word}" for word in directives(value))
    for link in document.linked("license"):
        if link.type == RSL_TYPE:
            yield f"rsl: {link.href}"
    # What robots.txt said, as the crawl wrote it down.
    site = {name: clean(value) for name, value in document.capture.signals.items()}
    if "content-usage" in site:
        yield f"content-usage: {site['content-usage'].strip().lower()}"
    if "rsl-license" in site:
        yield f"rsl: {site['rsl-license']}"
    policy = document.meta("tdm-policy") or site.get("tdm-policy")
    if policy:
        yield f"tdm-policy: {policy}"


def directives(value: str) -> list[str]:
    """Return the directives of *value* that say something about use, in lower case."""
    words = re.split(r"[,;:\s]+", value.lower())
    return [word for word in words if word in DIRECTIVES]


def reservation(document: Document, publisher: Publisher | None) -> tuple[bool | None, str]:
    """Return whether mining rights are reserved, and who says so: page, header, site, publisher."""
    for method, value in (
        ("meta:tdm-reservation", document.meta("tdm-reservation")),
        ("header:tdm-reservation", document.capture.header("tdm-reservation")),
        ("signal:tdm-reservation", document.capture.signals.get("tdm-reservation")),
    ):
        if (reserved := truth(value)) is not None:
            return reserved, method
    return (publisher.tdm_reserved if publisher else None), "publisher"


def truth(value: str | None) -> bool | None:
    """Return what a signal's *value* states, None where it is missing or unreadable."""
    return {"1": True, "true": True, "0": False, "false": False}.get((value or "").strip().lower())


def named_licence(document: Document, publisher: Publisher | None) -> tuple[str | None, str]:
    """Return the licence that the page names for its story, else the declared one of the site."""
    for story in document.stories:
        for value in flat(story.get("license")):
            if text := licence_text(value):
                return text, "json_ld"
    for link in document.linked("license"):
        if link.type != RSL_TYPE:
            return link.href, "link:license"
    if stated := document.meta(*LICENCE_METAS):
        return without_login(stated), "meta:license"
    return (publisher.license if publisher else None), "publisher"


def licence_text(value: Any) -> str | None:
    """Return the address or name of a licence in JSON-LD."""
    if isinstance(value, dict):
        value = string(value, "url", "@id", "name")
    return without_login(clean(value).strip()) or None if isinstance(value, str) else None
