"""The place a story is filed from, at the start of its first paragraph."""

import re

from schemas.parts import Block, Provenance
from spiders.extraction.page import evidence
from spiders.extraction.people.words import AGENCIES

PLACE = r"(?P<place>[^\W\d_][^\d()\n—–:;?!\"“„]{1,60}?)"
AGENCY = r"\((?P<agency>[^()\n]{2,40})\)"
MONTH = r"[^\W\d_]{3,12}\.?"
DATE = rf",\s+(?:\d{{1,2}}\.?\s+{MONTH}|{MONTH}\s+\d{{1,2}})(?:,?\s+\d{{4}})?"
BEHIND_PLACE = re.compile(
    rf"^{PLACE}(?:{DATE})?\s*"
    rf"(?:{AGENCY}\s*)?(?:—|–|--?)\s+(?=\S)"
)
IN_BRACKETS = re.compile(r"^\((?P<place>[^\W\d_][^()/\n]{1,40})/(?P<agency>[^()\n]{2,30})\)\s*")
AGENCY_COLON = re.compile(rf"^{PLACE}\s*{AGENCY}\s*[:.]?\s+(?=\S)")
SIGNS = ("— ", "– ", "- ", "(")  # behind a place stands one of them
LONGEST = 60
MOST_WORDS = 6
ROLES = ("lede", "paragraph")


def dateline(body: list[Block]) -> tuple[str | None, list[Provenance]]:
    """Return the place as printed in the first paragraphs, without agency and date.

    It is one where it is in capitals before a dash, or where a wire agency follows in brackets.
    """
    for block in [block for block in body if block.role in ROLES][:3]:
        if not any(sign in block.text for sign in SIGNS):
            continue
        for pattern in (IN_BRACKETS, BEHIND_PLACE, AGENCY_COLON):
            match = pattern.match(block.text)
            if match and (place := sound_place(match["place"], match["agency"])):
                return place, [evidence("dateline", "text", match[0], 0.9)]
    return None, []


def sound_place(text: str, agency: str | None) -> str | None:
    """Return *text* as a place, or None if it reads like the start of a sentence."""
    place = text.strip(" ,")
    if len(place) > LONGEST or len(place.split()) > MOST_WORDS:
        return None
    is_wire = agency is not None and any(
        part.strip().casefold() in AGENCIES for part in re.split(r"[/,]", agency)
    )
    is_printed_as_one = first_part(place).isupper() and len(place) > 2
    return place if is_wire or is_printed_as_one else None


def first_part(place: str) -> str:
    """Return *place* up to its first comma: behind it stand region or country in small letters."""
    return place.partition(",")[0]
