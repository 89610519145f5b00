"""The element with a caption -> what the picture shows, and whose it is."""

import re

from spiders.extraction.page.element import Element
from spiders.extraction.wording import folded, listed, may_credit

CREDIT_WORDS = listed(
    "credit, credits, copyright, source, photographer, author, attribution, agency, quelle, "
    "crédit, credito, fotocredit, byline"
)
CREDIT = re.compile(
    r"(?:(?:^|[\s(|·–（／-])(?:photo(?:graph)?s?|picture|image|foto|bild|crédits?|credits?|quelle|"
    r"source|copyright|credit line|fotó|fot\.|zdj\.|фото|fotoğraf|kuva|صورة|عکس|फोटो|写真|撮影|"
    r"照片|图片|摄影?|사진)\s*(?:[:：=＝]|by\b|/)|\(?\s?©)\s*(?P<credit>[^()（）|]{2,80})[)）]?\s*$|"
    r"\s*\((?P<agency>[^()/]{2,50}/[^()/]{2,50})\)\s*$",  # (Ada Lovelace/Gazette)
    re.IGNORECASE,
)

CREDIT_END = 120  # characters of a text in which a credit line stands


def caption_and_credit(node: Element) -> tuple[str | None, str | None]:
    """Return the words of a caption without those that say whose picture it is, and the latter."""
    whole = node.seen()
    for child in node.inside():
        if child.words & CREDIT_WORDS or child.tag in ("small", "cite"):
            said = child.seen()
            if said and whole.endswith(said):
                return folded(whole[: -len(said)]).rstrip(" |(") or None, bare_credit(said)
    match = credit_line(whole)
    if match:
        return folded(whole[: match.start()]).rstrip(" |(") or None, credit_in(match)
    return whole or None, None


def bare_credit(text: str) -> str | None:
    """Return *text* without the word for credit before it."""
    match = credit_line(text)
    return (credit_in(match) if match else folded(text)).strip("() ") or None


def credit_line(text: str) -> re.Match[str] | None:
    """Return the end of *text* that says whose a picture is, if it has one."""
    start = max(0, len(text) - CREDIT_END)
    return CREDIT.search(text, start) if may_credit(text, start) else None


def credit_in(match: re.Match[str]) -> str:
    """Return the name in a *match* of CREDIT."""
    return folded(match["credit"] or match["agency"])
