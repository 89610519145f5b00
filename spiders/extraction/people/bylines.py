"""One byline as printed -> the names in it, each with what it stands for.

Nothing that cannot be a name is made one: a byline that holds none gives an empty list.
"""

import re
from functools import lru_cache
from typing import Literal

from schemas.parts import Author
from spiders.extraction.people.desks import DESK, OFFICE
from spiders.extraction.people.words import (
    ADDRESS,
    AGENCIES,
    AGENCY,
    AND,
    ATTACHED_AND,
    BEHIND_BY,
    BY,
    BYS,
    E_MAIL,
    GENERATION,
    HAN_GAP,
    HOUSE_AND_PLACE,
    IN_BRACKETS,
    KOREAN_PAIR,
    KOREAN_PLACES,
    LISTED,
    NEXT_LABEL,
    NO_NAME,
    NOBODY,
    ORGANISATION,
    OUR_WRITER,
    PARTED,
    PARTICLES,
    PICTURED_BY,
    PLACE,
    PLACE_FIRST,
    REPORTED,
    ROLE,
    ROLE_BEHIND,
    ROLE_TAIL,
    TITLE_BEFORE,
    WHEN,
    WHENS,
)
from spiders.extraction.wording import letters_of, printed

BARS = re.compile(r"\s*[|·•—–]\s*")
AuthorKind = Literal["person", "organisation", "agency"]
MOST_WORDS = 5  # of a person's name, "Maria del Carmen Ruiz Soto"
CHINESE = "记者"
REPORTERS = ("記者", "记者", "기자", "특파원")
BRACKETS = "(（[【"
NOTED = re.compile(r"(?<=\w)[*†‡§¶¹²³]+(?!\w)")  # marks of notes behind a name
SHORTENED = re.compile(r"\s(?:[JS]r|[A-ZÀ-Þ])$")  # "Ben Fox Jr.", "Ada L."
LONGEST = 70  # characters of one name
MOST_AUTHORS = 30
COUPLE = re.compile(  # two that sign with their first names
    r"^([A-ZÀ-Þ][\w'’-]+)\s+(?:and|und|et|y|e|og|och|en|&|\+)\s+([A-ZÀ-Þ][\w'’-]+)$"
)
LONGEST_BYLINE = 1000  # characters that are looked at
LEAST_SITE_NAME = 5  # letters from which on a site's name inside another is no accident


def authors_in(byline: str, site: frozenset[str] = frozenset()) -> list[Author]:
    """Return the authors that *byline* names, in printed order, without places, times and roles.

    *site* holds the folded names of the site, which is an organisation where it signs itself.

    >>> [(author.name, author.kind) for author in authors_in("By Ada Lovelace, dpa")]
    [('Ada Lovelace', 'person'), ('dpa', 'agency')]
    """
    return list(named_in(printed(byline)[:LONGEST_BYLINE], site))


@lru_cache(maxsize=4096)  # a page says its authors more than once, and a publisher has few
def named_in(text: str, site: frozenset[str]) -> tuple[Author, ...]:
    """Return the same of the printed *text*."""
    if text.removesuffix(".").casefold() in AGENCIES:
        return (Author(name=text.removesuffix("."), kind="agency"),)
    if ADDRESS.search(text):
        return ()
    if any(sign in text for sign in BRACKETS):
        text = IN_BRACKETS.sub("", PICTURED_BY.sub("", unwrapped(text)))
    if any(word in text for word in REPORTERS):
        text = KOREAN_PLACES.sub("", KOREAN_PAIR.sub(r"\1, ", REPORTED.sub("", text)))
    text = GENERATION.sub(" ", HOUSE_AND_PLACE.sub(r"\1", NOTED.sub("", text)))
    text = behind(BEHIND_BY, E_MAIL.sub("", text) if "@" in text else text)
    is_chinese = CHINESE in text
    named = behind_by(text)
    text = behind_role(NEXT_LABEL.sub(r"\1", named) if named != text and ":" in named else named)
    text = HAN_GAP.sub("、", behind_by(text)) if is_chinese else text  # 作者：记者…
    text = before_time(text) or behind_time(text)
    place = PLACE_FIRST.match(text)
    if place and place[1].casefold() not in AGENCIES:
        text = text[place.end() :]
    couple = COUPLE.match(text.strip())
    if couple and kind_of(text, site) == "person" and all(map(is_name, couple.groups())):
        return tuple(Author(name=name, kind="person") for name in couple.groups())
    found: list[Author] = []
    is_behind_role = False
    for names in (listed_names(listed, site) for listed in LISTED.split(text)[:MOST_AUTHORS]):
        if found and None in names:  # what stands behind a name is no other one
            continue
        is_behind_role = is_behind_role or None in names
        for name in filter(None, names):
            author = Author(name=name, kind=kind_of(name, site))
            is_known = any(name.casefold() == other.name.casefold() for other in found)
            is_code = is_behind_role and author.kind == "person" and not is_full(name)
            if not is_known and not is_code and is_credible(author, found):
                found.append(author)
    return tuple(found)


def unwrapped(text: str) -> str:
    """Return what stands in the brackets that are all around *text*, if a reporter or an agency
    signs there.

    >>> unwrapped("[김하늘 기자]"), unwrapped("(ANSA)"), unwrapped("(jm)")
    ('김하늘 기자', 'ANSA', '(jm)')
    """
    inner = text[1:-1]
    is_signed = (
        text[:1] in BRACKETS
        and text[-1:] in ")）]】"
        and not any(sign in inner for sign in BRACKETS)
    )
    is_agency = inner.strip().casefold() in AGENCIES
    return inner if is_signed and (is_agency or any(w in inner for w in REPORTERS)) else text


def begins_by(text: str) -> bool:
    """Tell whether *text* begins with a word for by."""
    return BYS.may_begin(text) and BY.match(text) is not None


def behind_by(text: str) -> str:
    """Return *text* without a word for by at its beginning."""
    return behind(BY, text) if BYS.may_begin(text) else text


def behind_role(text: str) -> str:
    """Return *text* without the paper's own word for whom it sends, at its beginning."""
    return behind(OUR_WRITER, text)


def before_time(text: str) -> str:
    """Return *text* up to the time or button that follows the names."""
    return WHEN.sub("", text) if WHENS.begun_in(text) else text


def behind(pattern: re.Pattern[str], text: str) -> str:
    """Return *text* without what *pattern* matches at its beginning."""
    match = pattern.match(text)
    return text[match.end() :] if match else text


def listed_names(text: str, site: frozenset[str]) -> list[str | None]:
    """Return the names in one entry of a list, None for each part of it that holds none."""
    parts = (names_of(part, site) for part in joined(text))
    return [name for names in parts for name in (*names, *([None] if not names else []))]


def behind_time(text: str) -> str:
    """Return the parts of *text*, a byline that begins with the time, that hold no number.

    >>> behind_time("Dec. 19, 2025 · Ada Lovelace")
    'Ada Lovelace'
    """
    if not any(map(str.isdecimal, text)):
        return ""
    return " | ".join(part for part in BARS.split(text) if not any(map(str.isdecimal, part)))


def joined(text: str) -> list[str]:
    """Return the names that a word for and joins in *text*: it does so between full names only.

    >>> joined("Ada Lovelace and Alan Turing"), joined("José Ortega y Gasset")
    (['Ada Lovelace', 'Alan Turing'], ['José Ortega y Gasset'])
    """
    for pattern in (AND, ATTACHED_AND):
        parts = pattern.split(text)
        if len(parts) > 1 and all(is_full(part) or part.casefold() in AGENCIES for part in parts):
            return parts
    return [text]


def is_credible(author: Author, found: list[Author]) -> bool:
    """Tell whether *author* can stand behind those *found* in a byline.

    A single word behind a name is a place, an organisation behind a person the house they work for,
    and words in lower case behind one in capitals are their trade.
    """
    if author.kind == "person":
        is_trade = found and author.name.islower() and not found[0].name.islower()
        return not is_trade and (not found or is_full(author.name))
    return author.kind == "agency" or all(other.kind != "person" for other in found)


def is_full(name: str) -> bool:
    """Tell whether *name* has two parts, or is written in a script that does not part names."""
    return len(name.split()) > 1 or not PARTED.search(name)


def names_of(part: str, site: frozenset[str]) -> list[str]:
    """Return the name in one *part* of a byline, and the agency behind it; [] if it is no name."""
    text = ROLE_BEHIND.sub("", PLACE.sub("", part.strip()))
    whole = TITLE_BEFORE.sub("", text).strip(" \t.,:;*–—-|\"“”'")
    if SHORTENED.search(whole) and f"{whole}." in text:
        whole += "."
    without_role = ROLE_TAIL.sub("", whole)
    whole = without_role if is_full(without_role) else whole
    words = whole.split()
    for start in range(2, len(words)):  # "Ada Lovelace Associated Press"
        house = " ".join(words[start:])
        if house.casefold() in AGENCIES or folded_letters(house) in site:
            name = " ".join(words[:start])
            agencies = [house] if house.casefold() in AGENCIES else []
            return [name, *agencies] if is_name(name) else agencies
    return [whole] if is_name(whole) else []


def is_name(name: str) -> bool:
    """Tell whether *name* can be that of a person, an organisation or an agency."""
    letters, low = sum(map(str.isalpha, name)), name.casefold()
    if letters < 2 or len(name) > LONGEST or NO_NAME.search(name) or is_nobody(name):
        return False
    if low in AGENCIES or is_house(low):
        return not name[0].isdecimal()
    words = name.split()
    has_number = any(sign.isdecimal() for sign in name)
    return not (has_number or ROLE.search(low) or len(words) > MOST_WORDS or is_sentence(words))


def is_nobody(name: str) -> bool:
    """Tell whether *name* says nobody's: it stands in for one, or has no letter or figure.

    >>> is_nobody("—"), is_nobody("N/A"), is_nobody("4")
    (True, True, False)
    """
    low = name.casefold().strip(" .")
    is_account = low.endswith((" admin", " administrator", " webmaster"))
    return is_account or low in NOBODY or not any(map(str.isalnum, name))


def is_sentence(words: list[str]) -> bool:
    """Tell whether *words* hold one in lower case that no name does, or end in a particle; two such
    may be a name.
    """
    if words[-1] in PARTICLES and len(words) > 1:
        return True
    lower = [word for word in words if word[:1].islower()]
    if len(lower) == len(words) < 3:
        return False
    return any(word not in PARTICLES for word in lower)


def kind_of(name: str, site: frozenset[str]) -> AuthorKind:
    """Return whether *name* is that of a person, an organisation or an agency."""
    low = name.casefold()
    if low in AGENCIES or AGENCY.search(low):
        return "agency"
    letters = folded_letters(name)
    is_site = any(
        letters == known or (len(known) >= LEAST_SITE_NAME and known in letters) for known in site
    )
    return "organisation" if is_site or is_house(low) else "person"


def is_house(low: str) -> bool:
    """Tell whether *low*, a name in lower case, is that of an organisation or of a desk of one."""
    return (ORGANISATION.search(low) or DESK.search(low) or OFFICE.search(low)) is not None


def folded_letters(text: str) -> str:
    """Return the letters and digits of *text* in lower case."""
    return letters_of(text.casefold())
