"""What a publisher's signals allow: licence, mining reservation, robots and AI directives.

What they reserve is decided in `spiders.signals`; here they are found on a page.
"""

from collections.abc import Iterator
from typing import Any

from schemas.parts import Provenance, Rights
from spiders.addresses import without_login
from spiders.extraction.page import Document, evidence, flat, string
from spiders.extraction.wording import clean
from spiders.publisher import Publisher
from spiders.signals import (
    RSL_TYPE,
    directives,
    kept,
    reply_signals,
    robots_signal,
    site_signals,
    truth,
    withholding,
)

ROBOTS_METAS = ("robots", "googlebot", "bingbot", "googlebot-news")
LICENCE_METAS = ("license", "licence", "dc.rights.license", "dcterms.license")


def rights(document: Document, publisher: Publisher | None) -> tuple[Rights, list[Provenance]]:
    """Return what the page, its HTTP header, its site and its publisher say about use."""
    signals = kept(ai_signals(document))
    found = [evidence("rights", f"signal:{text.split(':')[0]}", text, 0.95) for text in signals]
    reserved, method = reservation(document, publisher)
    if reserved is not None:
        signal = f"tdm-reservation: {int(reserved)}"
        found.append(evidence("rights", method, signal, 0.95))
        if reserved or method != "publisher":  # what we declared of a site lifts nothing
            signals.append(signal)
    licence, method = named_licence(document, publisher)
    if licence:
        found.append(evidence("rights", method, licence, 0.9))
    allowed = truth(document.capture.signals.get("robots-allowed"))
    stated = Rights(
        license=licence,
        tdm_reserved=reserved,
        robots_allowed=allowed,
        ai_signals=signals,
        text_withheld=withholding([*signals, robots_signal(allowed)]),
    )
    return stated, found


def ai_signals(document: Document) -> Iterator[str]:
    """Yield the signals about use by programs as `source: value`, in the order found."""
    yield from reply_signals((name, clean(sent)) for name, sent in document.capture.headers)
    for name in ROBOTS_METAS:
        for value in document.meta_index.get(name, ()):
            yield from (f"meta robots: {word}" for word in directives(value))
    for link in document.linked("license"):
        if link.type == RSL_TYPE:
            yield f"rsl: {link.href}"
    site = {name: clean(value) for name, value in document.capture.signals.items()}
    yield from site_signals(site)
    policy = document.meta("tdm-policy") or site.get("tdm-policy")
    if policy:
        yield f"tdm-policy: {policy}"


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
