"""Text that asks a reader to agree to cookies and to being measured, in nine languages."""

import re
from collections.abc import Iterable

from spiders.extraction.wording.words import words_of

# What a page that asks for consent says in its blocks, and a story beside it does not.
CONSENT = re.compile(
    r"\b(?:we|us) (?:and our|use|value|care about) .{0,60}\b(?:partners?|cookies?|privacy)\b|"
    r"\b(?:accept|reject|refuse|allow|manage|agree to) (?:all|cookies?|and (?:continue|close)|"
    r"(?:my |your )?(?:preferences|choices|options|settings|consent))\b|"
    r"\bbefore you continue\b|\bpersonali[sz]ed (?:ads|advertising|content)\b|"
    r"\bstore (?:and/or|and|or) access information\b|\bwithdraw your consent\b|"
    r"\bchoices will be \w+ to\b|\bprocess(?:ing)? (?:of )?your personal data\b|"
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
    r"\b(?:necessary|essential|analytics|marketing|functional|performance|targeting|optional) "
    r"cookies\b|\bnotwendige cookies\b|\bcookies (?:essentiels|nécessaires|necesarias|necessari)\b|"
    r"クッキー.{0,20}同意|同意して続行|我们.{0,20}cookie|接受所有|모두 동의|принять все",
    re.IGNORECASE,
)
# One of these stands in all that CONSENT finds; asked first, for few stories hold one.
NEEDLES = words_of(
    "cookie privacy partner partenaires socios consent consens einwilligung toestemming akzeptier "
    "accept accett acept reject refus allow manage agree continu information personali personnali "
    "interes choices zustimmen gérer gerer クッキー 同意 接受 동의 принять"
)


def needles_in(text: str) -> list[str]:
    """Return what of NEEDLES is in *text*: a part of a text is asked for no others."""
    low = text.lower()
    return [needle for needle in NEEDLES if needle in low]


def asks_consent(text: str, needles: Iterable[str] = NEEDLES) -> bool:
    """Whether *text*, which holds none of NEEDLES but *needles*, asks for consent.

    >>> asks_consent("We and our 812 partners store information on a device.")
    True
    """
    low = text.lower()
    return any(needle in low for needle in needles) and CONSENT.search(text) is not None
