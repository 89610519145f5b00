"""A text and the language that is declared for it -> the language that it is in.

Templates are copied from site to site with their `lang`; the text decides where it is plain.
"""

from typing import NamedTuple

from spiders.extraction.languages.codes import LANGUAGE_BY_CODE
from spiders.extraction.languages.model import identifier
from spiders.extraction.languages.spoken import (
    COMMON,
    LEAST_ALONE,
    OPENING,
    SAMPLE,
    SURE,
    begins_in,
    is_brief,
    is_plainly,
    lacks_words,
    spoken,
    spoken_throughout,
)

HALF = 200  # letters that mostly tell it as well
CERTAIN = 0.98  # probability from which on the text overrules what is declared
NEIGHBOURS = (  # which a model of letters cannot tell apart well enough to overrule the page
    frozenset(["no", "nb", "nn", "da"]),
    frozenset(["sr", "hr", "bs", "sh"]),
    frozenset(["id", "ms"]),
    frozenset(["gl", "pt"]),
    frozenset(["gl", "es"]),
    frozenset(["an", "es"]),
    frozenset(["de", "lb", "gsw", "nds"]),
    frozenset(["fil", "tl"]),
    frozenset(["zu", "xh", "ss", "nr", "nd", "st", "tn"]),
)


class Told(NamedTuple):
    """The *language* of a text as a BCP 47 tag (language and script), und if unknown: whether it is
    as declared, and how sure that is, None of what is unknown.
    """

    language: str
    is_declared: bool
    confidence: float | None


def language_told(text: str, declared: str | None) -> Told:
    """Return the language of *text*, for which its page has *declared* one, a tag, or none."""
    if is_brief(text):
        return Told(declared, True, 0.7) if declared else language_of_brief(text)
    base = (declared or "").partition("-")[0]
    if declared and (is_plainly(base, text) or begins_in(base, text)):
        return Told(declared, True, 0.95)
    found, probability = spoken_throughout(text, base)
    if declared and (
        base == found
        or (are_neighbours(base, found) and not lacks_words(base, text))
        or not (
            probability >= CERTAIN
            or is_again(found, probability, text)
            or are_certain_together(found, text)
        )
    ):
        return Told(declared, True, 0.95)
    if declared and base not in identifier().labels:
        return Told(declared, True, 0.7)
    return Told(found, False, round(probability, 2))


def language_of_brief(text: str) -> Told:
    """Return the language of a short *text* that nothing else tells, where it tells it surely."""
    found, probability = spoken(text) if len(text.encode()) >= LEAST_ALONE else ("und", 0.0)
    if probability < SURE:
        return Told("und", False, None)
    return Told(found, False, round(probability, 2))


def is_surely_other(language: str, text: str) -> bool:
    """Whether *text* is surely in another language than *language*, a tag, or one near it.

    Codes and tables, of which many words hold figures, are in none.
    """
    base = language.partition("-")[0]
    if not may_be_other(language, text) or is_plainly(base, text[len(text) // 2 :]):
        return False
    words = text[:OPENING].split()
    if sum(any(map(str.isdigit, word)) for word in words) > COMMON * len(words):
        return False
    found, probability = spoken_throughout(text, base)
    return (
        probability >= CERTAIN
        and found != base
        and not (are_neighbours(base, found) and not lacks_words(base, text))
        and base in identifier().labels
    )


def may_be_other(language: str, text: str) -> bool:
    """Whether *text* may surely be in another language, as its first OPENING letters tell alone."""
    base = language.partition("-")[0]
    return not (
        is_brief(text)
        or base == "und"
        or is_plainly(base, text[:HALF])
        or is_plainly(base, text)
        or begins_in(base, text)
    )


def is_again(language: str, probability: float, text: str) -> bool:
    """Whether the middle of *text* says the same as its start, which the two make certain."""
    half = len(text) // 2
    found, again = spoken(text[half : half + SAMPLE])
    return found == language and 1 - (1 - probability) * (1 - again) >= CERTAIN


def are_certain_together(language: str, text: str) -> bool:
    """Whether *text* is certainly in *language* or one of those too near to be told from it."""
    near = frozenset[str]().union(*(group for group in NEIGHBOURS if language in group))
    if not near:
        return False
    ranked = identifier().rank(text[:SAMPLE])
    shares = [float(share) for code, share in ranked if LANGUAGE_BY_CODE.get(code, code) in near]
    return sum(shares) >= CERTAIN


def are_neighbours(one: str, other: str) -> bool:
    """Tell whether two languages are too near to be told apart for sure."""
    return any(one in group and other in group for group in NEIGHBOURS)
