"""The language of the text: what the page declares, checked against the text itself.

Templates are copied from site to site with their `lang`; the text decides where it is plain.
"""

import re
from collections.abc import Iterator

from schemas.parts import Provenance
from spiders.extraction.encoding import ENCODING_BY_LABEL
from spiders.extraction.fields.language_model import identifier
from spiders.extraction.page import Document, evidence, string
from spiders.extraction.wording import LANGUAGE_BY_CODE, Words
from spiders.publisher import Publisher

COMMONEST = {  # words of the languages most read here; few of one language stand in another's
    "en": "a an and are as at be but by for from has have he her his in is it of on said she "
    "that "
    "the this to was which who with",
    "de": "auch auf bei das dem den der des die ein eine einem einen er es für hat im in ist mit "
    "nach nicht sich sie und von wie zu",
    "fr": "au avec ce dans des du en est et il la le les par pas plus pour qui que sa ses son "
    "sont "
    "sur un une",
    "es": "al como con del el en es ha la las lo los más por se su un una y",
    "it": "al alla che con dei del della delle di e gli il in la le nel non per si sono un una è",
    "nl": "aan als bij dat de door een en er het in is met niet om ook op te van voor zijn",
    "pt": "ao as com da das do dos em foi mais na no não o os pela pelo um uma é",
}
COMMON_WORDS = {language: Words(words.split()) for language, words in COMMONEST.items()}
OPENING = 400  # letters of a text whose words are compared with these
HALF = 200  # letters that mostly tell it as well
COMMON = 0.2  # of the words; of another language's, texts of the corpora hold at most 0.12
SAMPLE = 300  # characters; longer ones change no answer on pages of news
GLANCES = (40, 80)  # characters that mostly show that what is declared is true; more cost more
LEAST_PARTED = 600  # characters of a text that may begin with a quote and go on for as long
LEAST_TEXT = 120  # characters, below which a declared language stands
LEAST_ALONE = 40  # octets that may tell it where none is declared
SURE = 0.85  # probability from which on they do; lists and addresses have next to none
NO_LANGUAGE = frozenset(["mul", "und", "zxx", "mis", "art"])  # codes that name none
CERTAIN = 0.98  # probability from which on the text overrules what is declared
TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]+)*")
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


def language(
    document: Document, publisher: Publisher | None, text: str
) -> tuple[str, list[Provenance]]:
    """Return the language of *text* as a BCP 47 tag (language and script), und if unknown."""
    method, declared, raw = declared_language(document, publisher)
    if len(text) < LEAST_TEXT:
        if declared:
            return declared, [evidence("language", method, raw, 0.7)]
        return language_of_brief(text)
    base = (declared or "").partition("-")[0]
    if declared and (is_plainly(base, text) or begins_in(base, text)):
        return declared, [evidence("language", method, raw, 0.95)]
    found, probability = spoken_throughout(text, base)
    if declared and (
        base == found
        or are_neighbours(base, found)
        or (probability < CERTAIN and not is_again(found, probability, text))
    ):
        return declared, [evidence("language", method, raw, 0.95)]
    if declared and base not in identifier().labels:
        return declared, [evidence("language", method, raw, 0.7)]
    return found, [evidence("language", "text", raw, round(probability, 2))]


def language_of_brief(text: str) -> tuple[str, list[Provenance]]:
    """Return the language of a short *text* that nothing else tells, where it tells it surely."""
    found, probability = spoken(text) if len(text.encode()) >= LEAST_ALONE else ("und", 0.0)
    if probability < SURE:
        return "und", []
    return found, [evidence("language", "text", None, round(probability, 2))]


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
        and not are_neighbours(base, found)
        and base in identifier().labels
    )


def may_be_other(language: str, text: str) -> bool:
    """Whether *text* may surely be in another language, as its first OPENING letters tell alone."""
    base = language.partition("-")[0]
    return not (
        len(text) < LEAST_TEXT
        or base == "und"
        or is_plainly(base, text[:HALF])
        or is_plainly(base, text)
        or begins_in(base, text)
    )


def is_plainly(language: str, text: str) -> bool:
    """Tell by its commonest words that *text* is in *language*, a tag; fast, and silent on many."""
    common = COMMON_WORDS.get(language.partition("-")[0])
    if common is None:
        return False
    words, known = common.counted(text, OPENING)
    return known > COMMON * words


def begins_in(base: str, text: str) -> bool:
    """Tell by a model of letters that *text* begins in a language, by its code."""
    return any(spoken(text[:letters])[0] == base for letters in GLANCES)


def declared_language(
    document: Document, publisher: Publisher | None
) -> tuple[str, str | None, str | None]:
    """Return how the page declares its language, the tag, and the words of it."""
    for method, raw in declarations(document, publisher):
        if raw and (tag := language_tag(raw)):
            return method, tag, raw
    return "text", None, None


def declarations(
    document: Document, publisher: Publisher | None
) -> Iterator[tuple[str, str | None]]:
    """Yield how a language may be declared, and the words of it, the surest first."""
    yield "html_lang", document.html_language
    for story in document.stories:
        yield "json_ld", string(story, "inLanguage")
    yield "opengraph", document.meta("og:locale", "content-language", "language")
    yield "publisher", publisher.language if publisher else None


def language_tag(raw: str) -> str | None:
    """Return *raw* as language and script; regions say where the publisher is, not what it speaks.

    >>> language_tag("zh_hant_TW")
    'zh-Hant'
    >>> language_tag("utf-8")
    """
    match = TAG.fullmatch(raw.strip())
    if match is None or raw.strip().lower() in ENCODING_BY_LABEL:  # a charset in the wrong place
        return None
    base = match[1].lower()
    base = LANGUAGE_BY_CODE.get(base, base)
    if base in NO_LANGUAGE:
        return None
    return f"{base}-{match[2].title()}" if match[2] else base


def spoken(text: str) -> tuple[str, float]:
    """Return the language that *text* is in and how probable that is."""
    code, probability = identifier().classify(text)
    return LANGUAGE_BY_CODE.get(code, code), float(probability)


def spoken_throughout(text: str, declared: str) -> tuple[str, float]:
    """Return the language of *text* and how probable it is; a quote at its start may be in another.

    Where start and middle differ, the *declared* one of the two is it, else what the end is in.
    """
    start = spoken(text[:SAMPLE])
    half = max(len(text) // 2, 1)
    middle = spoken(text[half : half + SAMPLE])
    if start[0] == middle[0] or len(text) < LEAST_PARTED or start[0] == declared:
        return start
    if middle[0] == declared:
        return middle
    end = spoken(text[-SAMPLE:])
    return middle if end[0] == middle[0] else start


def is_again(language: str, probability: float, text: str) -> bool:
    """Whether the middle of *text* says the same as its start, which the two make certain."""
    half = len(text) // 2
    found, again = spoken(text[half : half + SAMPLE])
    return found == language and 1 - (1 - probability) * (1 - again) >= CERTAIN


def language_of_text(text: str) -> str | None:
    """Return the language of *text* alone, None where it is too short to tell."""
    return spoken_throughout(text, "")[0] if len(text) >= LEAST_TEXT else None


def are_neighbours(one: str, other: str) -> bool:
    """Tell whether two languages are too near to be told apart for sure."""
    return any(one in group and other in group for group in NEIGHBOURS)
