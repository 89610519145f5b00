"""Pages that stand instead of a story: errors, consent walls, challenges to prove a human.

Walls are told by what most of the page's text asks for, never by one phrase: a story may report on
cookies, and most stories have a notice somewhere.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from schemas.errors import ParseError
from spiders.extraction.body import Judged
from spiders.extraction.page import Document
from spiders.extraction.wording import asks_consent, words_in

ERROR = re.compile(
    r"\b(?:404|410|500|503)\b|not found|can(?:'|’)?t be found|no longer available|page missing|"
    r"access denied|find (?:that|the|this) page|page not available|forbidden|are you a robot|"
    r"just a moment|captcha|service unavailable|"
    r"nicht gefunden|introuvable|no encontrad[ao]|non trovata|não encontrada|niet gevonden|"
    r"не найден|見つかりません|找不到|찾을 수 없",
    re.IGNORECASE,
)
FEWEST_WORDS = 60  # words; an error page says less

# What a page that asks for proof of a human says.
CHALLENGE = re.compile(
    r"\bverify(?:ing)? (?:that )?you(?:'re|’re| are) (?:a )?(?:human|not a (?:robot|bot))\b|"
    r"\bchecking (?:if the site connection is secure|your browser)\b|"
    r"\benable (?:javascript|cookies)(?: and (?:javascript|cookies))? (?:to|and) \w+|"
    r"\bunusual (?:traffic|activity) (?:from|coming from|on)\b|\bpress (?:&|and) hold\b|"
    r"\b(?:complete|solve) the (?:captcha|security check|puzzle)\b|"
    r"\bare you (?:a )?(?:human|robot)\b|"
    r"\bconfirm (?:that )?you are (?:a )?(?:human|not a (?:robot|bot))\b|\bddos protection\b|"
    r"\bob sie ein mensch sind\b|\bdass sie kein (?:roboter|bot)\b|\bsie ein mensch sind\b|"
    r"\bque vous (?:êtes (?:un )?humain|n'êtes pas un robot)\b|"
    r"\bque (?:eres|usted es) (?:un )?humano\b|\bque no eres un robot\b|"
    r"\bche sei (?:un )?(?:umano|essere umano)\b|\bdat (?:je|u) een mens bent\b|"
    r"\bчто вы не робот\b|人間であること|ロボットではない|确认您是真人|사람인지 확인",
    re.IGNORECASE,
)
MOSTLY = 0.5  # of the story's words: a report on consent quotes less
LONGEST_CONSENT = 600  # words; a wall that says more lists its partners, in tables
LONGEST_CHALLENGE = 150  # words; a challenge has a few sentences, a story on one has more


def refuse_errors(document: Document, page: Iterable[Judged], texts: Iterable[str]) -> None:
    """Raise ParseError if *page*, whose story is *texts*, says little but that it is an error."""
    if has_words(texts, FEWEST_WORDS):
        return
    for title in [document.title or "", *headings(page)]:
        if ERROR.search(title):
            record = document.capture.record_id
            raise ParseError("error_page", "title", document.title or title, record)


def has_words(texts: Iterable[str], least: int) -> bool:
    """Whether *texts* hold that many words; those behind them are not counted."""
    return any(words >= least for words in accumulate(map(words_in, texts)))


def headings(page: Iterable[Judged]) -> list[str]:
    """Return the texts of the page's first headings."""
    return [found.block.text for found in page if found.block.place.tag == "h1"]


def refuse_walls(document: Document, page: Sequence[Judged], texts: Sequence[str]) -> None:
    """Raise ParseError if *texts*, what would be the story of the *page*, are a wall.

    Where there would be none, all that the page says is looked at.
    """
    texts = texts or [found.block.text for found in page]
    words = sum(map(words_in, texts))
    record = document.capture.record_id
    if 0 < words < LONGEST_CONSENT and mostly_asks(texts, words):
        raise ParseError("consent_wall", "body", f"most of {words:g} words ask for it", record)
    if 0 < words < LONGEST_CHALLENGE:
        for text in [document.title or "", *headings(page), *texts]:
            if match := CHALLENGE.search(text):
                raise ParseError("challenge_page", "body", match[0], record)


def mostly_asks(texts: Sequence[str], words: float) -> bool:
    """Whether more than MOSTLY of the *words* of *texts* stand in blocks that ask for consent."""
    others = 0.0
    for text in texts:
        if not asks_consent(text):
            others += words_in(text)
            if others >= (1 - MOSTLY) * words:  # of nearly every page after a block or two
                return False
    return True
