"""Pages that stand before a story instead of it: consent walls, and challenges to prove a human.

Both are told by what most of the page's text asks for, never by one phrase: a story may report on
cookies, and most stories have a notice somewhere.
"""

import re
from collections.abc import Sequence

from schemas.errors import ParseError
from spiders.extraction.body import Judged
from spiders.extraction.page import Document
from spiders.extraction.wording import asks_consent, words_in

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


def refuse_walls(document: Document, page: Sequence[Judged]) -> None:
    """Raise ParseError if what would be the story of *page*, the judged blocks, is a wall."""
    texts = [found.block.text for found in page if found.is_story]
    words = sum(map(words_in, texts))
    record = document.capture.record_id
    if 0 < words < LONGEST_CONSENT and mostly_asks(texts, words):
        raise ParseError("consent_wall", "body", f"most of {words:g} words ask for it", record)
    if 0 < words < LONGEST_CHALLENGE:
        for text in [document.title or "", *texts]:
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
