"""Where a redirect leads, if it leads anywhere that we go: by its status, or from within a page.

A page that says hardly a word may lead on by a Refresh header, a meta refresh or a script of one
assignment. None of these is followed to a place that asks for consent, a login or a proof.
"""

import re
from html import unescape

from scrapy.http import Response

from spiders.addresses import web_address
from spiders.archive import REDIRECTS
from spiders.discovery.tokens import attributes_of
from spiders.discovery.unpacked import text_of

MOST_BYTES = 32_768  # a page that only leads on has some hundreds
MOST_WORDS = 40  # "You are being redirected. If nothing happens, click here."
LONGEST_WAIT = 10  # seconds; pages with stories reload themselves every few minutes
REFRESH = re.compile(
    r"\s*(\d{1,4})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)", re.IGNORECASE
)
META = re.compile(r"<meta\s([^<>]{0,4000})>", re.IGNORECASE)
SILENT = re.compile(
    r"(<script\b.*?(?:</script\s*>|\Z))"
    r"|<!--.*?(?:-->|\Z)|<(noscript|template|style|textarea)\b.*?(?:</\2\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
SCRIPT = re.compile(r"<script\b([^<>]{0,500})>(.*?)(?:</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
# One assignment of an address, bare or as all that is done when the page is loaded or soon after.
LOCATION = re.compile(
    r"[\s/<!\-\[CDAT]*(?:(?:window\.)?(?:onload\s*=|setTimeout\s*\()\s*(?:function\s*\(\)|\(\)\s*=>)\s*\{\s*)?"
    r"(?:(?:window|document|self|top|parent)\s*\.\s*){0,2}location"
    r"(?:\s*\.\s*href)?\s*(?:=|\.\s*(?:replace|assign)\s*\()\s*([\"'])([^\"'<>\\]{1,2000})\1"
    r"\s*\)?\s*;?\s*(?:\}\s*(?:,\s*\d{1,4}\s*)?\)?\s*;?)?[\s/\->\]]*",
)
GATES = re.compile(
    r"consent|captcha|challenge|cdn-cgi|cookie|gdpr|privacy|\blog-?in\b|sign-?in|\bsso\b|\bauth|verify"
    r"|validate|\bblock|denied|subscri|paywall|unsupported|no-?script|no-?js",
    re.IGNORECASE,
)


def redirect_target(response: Response) -> str | None:
    """Return the http or https address that *response* points to, if it is a redirect."""
    if response.status in REDIRECTS:
        location = response.headers.get("Location")
        return seen_from(response.url, location.decode("utf-8", "replace")) if location else None
    if response.status != 200 or len(response.body) > MOST_BYTES:
        return None
    target = seen_from(response.url, leads_on(response) or "")
    if target is None or target == seen_from(response.url, response.url) or GATES.search(target):
        return None
    return target


def leads_on(response: Response) -> str | None:
    """Return where a page of hardly a word leads, as it writes it."""
    refresh = response.headers.get("Refresh")
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    is_page = "html" in content_type.lower()
    if refresh is None and not (is_page and re.search(rb"(?i)refresh|location", response.body)):
        return None
    text = SILENT.sub(lambda one: one[1] or " ", text_of(response.body, content_type))
    if is_page and len(TAG.sub(" ", SCRIPT.sub(" ", text)).split()) > MOST_WORDS:
        return None
    if refresh is not None:
        return refreshed(refresh.decode("utf-8", "replace"))
    scripts = SCRIPT.findall(text)
    for meta in META.findall(SCRIPT.sub(" ", text)):
        attributes = attributes_of(meta, unescape)
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            return refreshed(attributes.get("content", ""))
    alone = LOCATION.fullmatch(scripts[0][1]) if len(scripts) == 1 else None
    return alone[2] if alone else None


def refreshed(text: str) -> str | None:
    """Return where a refresh written as *text* leads, if it does at once or nearly so."""
    written = REFRESH.match(text)
    return written[2].strip() if written and int(written[1]) <= LONGEST_WAIT else None


def seen_from(page: str, reference: str) -> str | None:
    """Return the address that *reference* means on *page*, without a fragment; "" means none."""
    target = web_address(reference, web_address(page)) if reference else None
    return str(target._replace(fragment=None)) if target else None
