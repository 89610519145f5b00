"""Pages that stand before a story instead of it: consent walls, and challenges to prove a human.

Both are told by what most of the page's text asks for, never by one phrase: a story may report on
cookies, and most stories have a notice somewhere.
"""

import re
from collections.abc import Sequence

from schemas.errors import ParseError
from spiders.extraction.body import Judged
from spiders.extraction.page import Document
from spiders.extraction.wording import words_in, words_of

# What a page that asks for consent says in its blocks, and a story beside it does not.
CONSENT = re.compile(
    r"\b(?:we|us) (?:and our|use|value|care about) .{0,60}\b(?:partners?|cookies?|privacy)\b|"
    r"\b(?:accept|reject|refuse|allow|manage|agree to) (?:all|cookies?|and (?:continue|close)|"
    r"(?:my |your )?(?:preferences|choices|options|settings|consent))\b|"
    r"\bbefore you continue\b|\bpersonali[sz]ed (?:ads|advertising|content)\b|"
    r"\bstore (?:and/or|and|or) access information\b|\bwithdraw your consent\b|"
    r"\blegitimate interests?\b|\byour (?:privacy )?choices\b|\bcookie policy\b|"
    r"\bwir (?:und unsere|verwenden|nutzen) .{0,60}\b(?:partner|cookies?)\b|\balle akzeptieren\b|"
    r"\b(?:zustimmen|akzeptieren) und weiter\b|\bihre einwilligung\b|"
    r"\bberechtigte[sn]? interesse\b|"
    r"\bpersonalisierte (?:werbung|anzeigen|inhalte)\b|"
    r"\bnous et nos .{0,40}partenaires\b|\btout (?:accepter|refuser)\b|\bvotre consentement\b|"
    r"\bcontinuer sans accepter\b|\bg[eé]rer (?:les cookies|mes choix)\b|"
    r"\bpublici(?:t[eé]s?|dad) (?:personnalis[eé]e?s?|personalizada)\b|"
    r"\bnosotros y nuestros .{0,40}socios\b|\baceptar (?:todo|todas|y continuar)\b|"
    r"\bsu consentimiento\b|\bnoi e i nostri .{0,40}partner\b|\baccett(?:a|o) tutt[io]\b|"
    r"\bil tuo consenso\b|\balles accepteren\b|\bjouw toestemming\b|"
    r"クッキー.{0,20}同意|同意して続行|我们.{0,20}cookie|接受所有|모두 동의|принять все",
    re.IGNORECASE,
)
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
# One of these stands in all that CONSENT finds; asked first, for few stories hold one.
NEEDLES = words_of(
    "cookie privacy partner partenaires socios consent consens einwilligung toestemming akzeptier "
    "accept accett acept reject refus allow manage agree continu information personali personnali "
    "interes choices zustimmen gérer gerer クッキー 同意 接受 동의 принять"
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
        if not asks(text):
            others += words_in(text)
            if others >= (1 - MOSTLY) * words:  # of nearly every page after a block or two
                return False
    return True


def asks(text: str) -> bool:
    """Whether *text* asks for consent."""
    low = text.lower()
    return any(needle in low for needle in NEEDLES) and CONSENT.search(text) is not None
