"""Text that asks a reader to agree to cookies and to being measured, in nine languages."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Phrase(NamedTuple):
    """What a notice of consent says; one of the *needles* stands in all that *pattern* finds."""

    needles: tuple[str, ...]
    pattern: re.Pattern[str]


# What a page that asks for consent says in its blocks, and a story beside it does not.
CONSENT = tuple(
    Phrase(tuple(needles.split(", ")), re.compile(pattern, re.IGNORECASE))
    for needles, pattern in {
        "partner, cookie, privacy": (
            r"\b(?:we|us) (?:and our|use|value|care about) .{0,60}"
            r"\b(?:partners?|cookies?|privacy)\b"
            r"|\b(?:accept|reject|refuse|allow|manage|agree to) cookies?\b|\bcookie policy\b"
            r"|\b(?:necessary|essential|analytics|marketing|functional|performance|targeting|"
            r"optional) cookies\b|\bnotwendige cookies\b|\byour privacy choices\b"
            r"|\bcookies (?:essentiels|nécessaires|necesarias|necessari)\b"
            r"|\bwir (?:und unsere|verwenden|nutzen) .{0,60}\b(?:partner|cookies?)\b"
            r"|\bnoi e i nostri .{0,40}partner\b|我们.{0,20}cookie|\bg[eé]rer les cookies\b"
        ),
        "accept all, reject all, refuse all, allow all, manage all, agree to all": (
            r"\b(?:accept|reject|refuse|allow|manage|agree to) all\b"
        ),
        "and continue, and close": (
            r"\b(?:accept|reject|refuse|allow|manage|agree to) and (?:continue|close)\b"
        ),
        "preferences, choices, options, settings, consent": (
            r"\b(?:accept|reject|refuse|allow|manage|agree to) "
            r"(?:my |your )?(?:preferences|choices|options|settings|consent)\b"
            r"|\bwithdraw your consent\b|\bchoices will be \w+ to\b|\byour choices\b"
            r"|\bvotre consentement\b|\bsu consentimiento\b"
        ),
        "before you continue": r"\bbefore you continue\b",
        "personalised, personalized": r"\bpersonali[sz]ed (?:ads|advertising|content)\b",
        "access information": r"\bstore (?:and/or|and|or) access information\b",
        "your personal data": r"\bprocess(?:ing)? (?:of )?your personal data\b",
        "legitimate interest": r"\blegitimate interests?\b",
        "akzeptieren, zustimmen, einwilligung, berechtigte, personalisierte": (
            r"\balle akzeptieren\b|\b(?:zustimmen|akzeptieren) und weiter\b|\bihre einwilligung\b"
            r"|\bberechtigte[sn]? interesse\b"
            r"|\bpersonalisierte (?:werbung|anzeigen|inhalte)\b"
        ),
        "partenaires, tout accepter, tout refuser, sans accepter, rer mes choix": (
            r"\bnous et nos .{0,40}partenaires\b|\btout (?:accepter|refuser)\b"
            r"|\bcontinuer sans accepter\b|\bg[eé]rer mes choix\b"
        ),
        "personnalis, personalizada": (
            r"\bpublici(?:t[eé]s?|dad) (?:personnalis[eé]e?s?|personalizada)\b"
        ),
        "socios, aceptar tod, aceptar y continuar": (
            r"\bnosotros y nuestros .{0,40}socios\b|\baceptar (?:todo|todas|y continuar)\b"
        ),
        "accetta tutt, accetto tutt, tuo consenso, alles accepteren, jouw toestemming": (
            r"\baccett(?:a|o) tutt[io]\b|\bil tuo consenso\b"
            r"|\balles accepteren\b|\bjouw toestemming\b"
        ),
        "同意, 接受所有, 동의, принять все": (
            r"クッキー.{0,20}同意|同意して続行|接受所有|모두 동의|принять все"
        ),
    }.items()
)


def phrases_in(text: str, among: Iterable[Phrase] = CONSENT) -> list[Phrase]:
    """Return which phrases *among* some *text* may hold: a part of it is asked for no others."""
    low = text.lower()
    found = []
    for phrase in among:
        for needle in phrase.needles:  # a loop of its own: any() costs as much again
            if needle in low:
                found.append(phrase)
                break
    return found


def asks_consent(text: str, phrases: Iterable[Phrase] = CONSENT) -> bool:
    """Whether *text*, which holds none of CONSENT but perhaps *phrases*, asks for consent.

    >>> asks_consent("We and our 812 partners store information on a device.")
    True
    """
    return any(phrase.pattern.search(text) for phrase in phrases_in(text, phrases))
