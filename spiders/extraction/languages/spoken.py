"""A text alone -> the language that it is in, by its commonest words and by a model of letters."""

from functools import lru_cache

from spiders.extraction.languages.codes import LANGUAGE_BY_CODE
from spiders.extraction.languages.common_words import Words
from spiders.extraction.languages.model import identifier

COMMONEST = {  # words of the languages most read here; few of one language stand in another's, as
    # English "a" does in Hungarian
    "en": "an and are as at be but by for from has have he her his in is it of on said she that "
    "the this to was which who with",
    "de": "auch auf bei das dem den der des die ein eine einem einen er es für hat im in ist mit "
    "nach nicht sich sie und von wie zu",
    "fr": "au avec ce dans des du en est et il la le les par pas plus pour qui que sa ses son sont "
    "sur un une",
    "es": "al como con del el en es ha la las lo los más por se su un una y",
    "it": "al alla che con dei del della delle di e gli il in la le nel non per si sono un una è",
    "nl": "aan als bij dat de door een en er het in is met niet om ook op te van voor zijn",
    "pt": "ao as com da das do dos em foi mais na no não o os pela pelo um uma é",
}
COMMON_WORDS = {language: Words(words.split()) for language, words in COMMONEST.items()}
OPENING = 400  # letters of a text whose words are compared with these
COMMON = 0.2  # of the words; of another language's, texts of the corpora hold at most 0.12
RARE = 0.05  # of the words; Spanish has over 0.2 of its own, Galician 0.02 of these
SAMPLE = 300  # characters; longer ones change no answer on pages of news
GLANCES = (40, 80)  # characters that mostly show that what is declared is true; more cost more
LEAST_PARTED = 600  # characters of a text that may begin with a quote and go on for as long
LEAST_TEXT = 120  # characters, below which a declared language stands
LEAST_SIGNS = 40  # the same of scripts whose signs are words or syllables
FIRST_SIGN = "\u2e80"  # of these scripts
LEAST_ALONE = 40  # octets that may tell it where none is declared
SURE = 0.85  # probability from which on they do; lists and addresses have next to none


def is_plainly(language: str, text: str) -> bool:
    """Tell by its commonest words that *text* is in *language*, a tag; fast, and silent on many."""
    common = COMMON_WORDS.get(language.partition("-")[0])
    if common is None:
        return False
    words, known = common.counted(text, OPENING)
    return known > COMMON * words


def lacks_words(language: str, text: str) -> bool:
    """Tell whether *text* has next to none of the commonest words of *language*, a code, so that it
    is in a neighbour's; False where these are not known.
    """
    common = COMMON_WORDS.get(language)
    if common is None:
        return False
    words, known = common.counted(text, OPENING)
    return known < RARE * words


def begins_in(base: str, text: str) -> bool:
    """Tell by a model of letters that *text* begins in a language, by its code."""
    return any(spoken(text[:letters])[0] == base for letters in GLANCES)


@lru_cache(maxsize=32)  # of SAMPLE letters at most, some of which are asked more than once
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


def language_of_text(text: str) -> str | None:
    """Return the language of *text* alone, None where it is too short to tell."""
    return spoken_throughout(text, "")[0] if not is_brief(text) else None


def is_brief(text: str) -> bool:
    """Tell whether *text* is too short to tell its language against what is declared."""
    if len(text) >= LEAST_TEXT:
        return False
    return len(text) < LEAST_SIGNS or sum(sign >= FIRST_SIGN for sign in text) < LEAST_SIGNS
