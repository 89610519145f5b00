"""Whether anyone may read all of a story, and what on the page says so."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from schemas.parts import Provenance
from spiders.extraction.body import Judged
from spiders.extraction.page import Document, Place, evidence, flat

Paywall = Literal["none", "partial", "hard", "unknown"]
TEASER_WORDS = 25  # a hard wall leaves a standfirst at most, a partial one some paragraphs
MOST_WALLS = 8
INSIDE, BEHIND = 3, 12  # blocks before and behind the end of the story in which a wall begins
TIERS = {"free": True, "metered": False, "locked": False, "premium": False, "paid": False}
TIER_METAS = ("article:content_tier", "og:article:content_tier", "content_tier")
INVITATION = re.compile(
    r"subscri|to (?:continue|keep) reading|already a (?:member|subscriber)|abonn|weiterlesen|"
    r"pour lire la suite|réservé aux|suscr[ií]b|assin|per continuare|word abonnee|prenumer|kjøp|"
    r"tilaa|подпис|会員|有料|구독|订阅|訂閱|log ?in to read|register to",
    re.IGNORECASE,
)


def access(
    document: Document, words: int, page: Sequence[Judged] = ()
) -> tuple[bool | None, Paywall, str | None, list[Provenance]]:
    """Return whether all of the story is free, how much is hidden, and the evidence for it.

    *words* is the number of words that are to be read on the page, whose blocks are *page*.
    """
    for method, said, text in statements(document):
        paywall = "none" if said else walled(words)
        return said, paywall, text, both(method, text, 0.9)
    for wall in islice(walls(page), MOST_WALLS):
        shown = wall.node.seen()
        if INVITATION.search(shown):
            text = shown[:200]
            return False, walled(words), text, both("printed", text, 0.6)
    return None, "unknown", None, []


def both(method: str, text: str, confidence: float) -> list[Provenance]:
    """Return the evidence that *text* is for both columns."""
    return [evidence(field, method, text, confidence) for field in ("is_free", "paywall")]


def walls(page: Sequence[Judged]) -> Iterator[Place]:
    """Yield the elements that are named after a wall and stand where the story in *page* ends."""
    last = next((index for index in reversed(range(len(page))) if page[index].is_story), 0)
    known = set()
    for judged in page[max(0, last - INSIDE) : last + BEHIND]:
        for place in judged.block.place.ancestors():
            if place.number in known:
                break
            known.add(place.number)
            names = place.names
            if "aywall" in names or "regwall" in names or "piano-" in names:  # as in freePaywall
                yield place


def walled(words: int) -> Paywall:
    """Return how much a wall hides that leaves *words* to be read."""
    return "partial" if words > TEASER_WORDS else "hard"


def statements(document: Document) -> list[tuple[str, bool, str]]:
    """Return what the page's metadata states about free access, the surest first."""
    found = []
    for story in document.stories:
        for value in flat(story.get("isAccessibleForFree")):
            said = str(value).lower().rsplit("/", 1)[-1]
            if said in ("true", "false"):
                found.append(("json_ld", said == "true", f"isAccessibleForFree: {said}"))
    tier = (document.meta(*TIER_METAS) or "").lower()
    if tier in TIERS:
        found.append(("meta:content_tier", TIERS[tier], f"content_tier: {tier}"))
    return found
