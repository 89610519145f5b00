"""What stands below a story: credits, notes on the author, the colophon, which tell none of it, and
lists and tables that go on with it.
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from spiders.extraction.page import HEADINGS, Place, TextBlock
from spiders.extraction.wording import (
    QUOTED,
    introduces_author,
    is_byline,
    is_colophon,
    is_furniture,
    is_label,
    is_sale,
    is_sentence,
    is_time,
    words_in,
)

CONTRIBUTED = re.compile(r"\bcontributed (?:to this (?:report|story|article)|reporting)\b")
CREDITS = re.compile(  # how a line below a story begins that says who else worked on it
    r"\W*(?i:(?:additional )?reporting|writing|editing|edited|compiled) by [A-Z]|"
    r"(?:(?:[A-Z][\w.'’-]*|and)[ ,]{1,2}){1,12}reported from [A-Z]|"
    r"\W*(?i:with (?:files|reporting|additional reporting) (?:from|by)|associated reporting by) "
    r"[A-Z]|"
    r"\W*(?i:mit (?:material|informationen) (?:von|der)|con información de|"
    r"com informações d[aeo]) "
)
ABOUT = re.compile(  # below a story: who wrote it, without a word of theirs
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} is (?:an?|the) (?:[\w'’-]+,? ){0,4}(?:journalist|"
    r"reporter|"
    r"writer|correspondent|editor|columnist|researcher|professor|lecturer|fellow|author|contributor)\b"
    r"[^\"“„«]*|"
    r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+){1,3}(?: \([^()]{1,40}\))?(?:,| is| ist| est| es| é| "
    r"è| jest| är| er| je| "
    r"este)"
    r" (?:[\w-]+ ){0,3}(?i:journalist|reporter|repórter|redakteur|redacteur|redactor|rédact|"
    r"periodista|"
    r"redattor|redattric|giornalist|jornalist|cronista|corresponsal|correspond|corrispondent|korrespondent|kolumnist|"
    r"columnist|chroniqueu|verslaggever|dziennikar|novinář|novinár|újságíró|ziarist|jurnalist)\w*\b"
    r"[^\"“„«]*|"
    r"[А-ЯЁ]\w+ [А-ЯЁ][\w-]+ [–—-] (?:[\w-]+ ){0,3}(?:корреспондент|журналист|обозревател|редактор)"
    r"[^\"“„«]*|"
    r"[^\W\d_]\w+(?: [^\W\d_]\w+){1,2}(?: [\w’']+){1,3} (?:muhabiri|editörü|yazarı)d[iı]r\W*"
)
END = re.compile(r"\W*ends?\W*|[-–—]\s?30\s?[-–—]|#\s?#\s?#", re.IGNORECASE)  # of a press release
# A name in the alphabets that have capitals, as at the start of a note on the author.
NAME = re.compile(
    r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2}: )?"  # "About the author: "
    r"(?P<name>[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+){1,2})"
)
# What such a note says of the one who wrote, and for how long or for whom.
WRITES = re.compile(
    r"[^\W\d_][\w'’.-]+ [^\W\d_][\w'’.-]+(?:,[^,.]{1,40},)? "
    r"(?:covers|has covered|writes|reports|has (?:written|reported)|schreibt|berichtet|couvre|"
    r"écrit|"
    r"suit|escribe|cubre|scrive|si occupa|escreve|cobre|schrijft|pisze|zajmuje się|пишет|пише|"
    r"skriver|"
    r"bevakar)\b(?=.*(?:\b(?:since|seit|depuis|desde|dal|sinds|od|sedan) \w|\bfor the [A-Z]|"
    r"\bс (?:19|20)\d\d))"
)
SIGNED_AT = re.compile(r"(?P<name>[^@]{2,40}?)[\s(<|/]+[\w.+-]+@[\w-]+\.[\w.-]+\W*")
LONGEST_NOTE = 250  # letters
SIGNED = re.compile(r"\s*(?:[,;(–—-]|$)")  # goes on behind the name below a letter, with a place
LONGEST_CREDITS = 400  # letters
LONGEST_BYLINE = 80  # letters
ABOVE = 15  # blocks before the story, in which its byline stands
LONGEST_TERM, MOST_TERMS = 100, 2  # letters and number of sentences below an offer
ENTRIES, CELLS = ("li", "dt", "dd"), ("td", "th")
LEVELS = 2  # elements that may be an entry or a cell: that of a line, and that around it
MOST_LOOSE, MOST_LOOSE_CELLS = 0.5, 0.75  # of the lines of a list, or of a table
SHORTEST = 3  # words; a shorter block outside the story is the name of a section
BELOW = 5  # blocks at the end of the story that may be its colophon


def without_colophon(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of *kept* without those near its end that are none of the story."""
    start = max(1, len(kept) - BELOW)
    below = [index for index in kept[start:] if is_below(index, kept, blocks)]
    below += [
        above
        for above, index in pairwise(kept[start:])
        if index in below and NAME.fullmatch(blocks[above].text) and blocks[above].text.istitle()
    ]
    about = next((index for index in below if introduces_author(blocks[index].text)), None)
    if about is not None:
        last = [at for at in kept if at > about]
        is_note = sum(len(blocks[at].text) for at in last) <= LONGEST_CREDITS
        below += last if is_note and len(last) <= MOST_TERMS else []
    offer = next((index for index in below if is_sale(blocks[index].text)), None)
    if offer is not None:  # what it has to offer is listed under it
        last = [at for at in kept if at > offer]
        lines = [at for at in last if not is_sentence(blocks[at].text)]
        below += lines if len(lines) < BELOW else []
        is_short = all(len(blocks[at].text) <= LONGEST_TERM for at in last)
        below += last if is_short and len(last) <= MOST_TERMS else []
    return [index for index in kept if index not in below]


def is_below(index: int, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block of that *index*, near the end of those *kept*, is none of the story."""
    return (
        is_colophon(blocks[index].text)
        or is_author_note(index, kept, blocks)
        or is_signed_at(index, kept, blocks)
    )


def is_signed_at(index: int, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block is the byline above the story once more, with an address behind it."""
    match = SIGNED_AT.fullmatch(blocks[index].text)
    return match is not None and any(
        len(block.text) <= LONGEST_BYLINE and match["name"] in block.text
        for block in blocks[max(0, kept[0] - ABOVE) : kept[0]]
        if not block.is_entry and block.place.tag not in HEADINGS
    )


def is_author_note(index: int, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether the block begins with a name that stands above the story and nowhere else in it,
    and is no signature.
    """
    text = blocks[index].text
    match = NAME.match(text) if len(text) <= LONGEST_CREDITS else None
    if match is None or blocks[index].place.tag in HEADINGS:
        return False
    if not is_sentence(text) and SIGNED.match(text, match.end()):
        return False
    words = match["name"].split()
    name = " ".join(words[:2])
    if not all(word[0].isupper() for word in words[:2]):
        return False
    if len(text) <= LONGEST_NOTE and WRITES.match(text) and not QUOTED.search(text):
        return not any(words[1] in blocks[other].text for other in kept if other != index)
    first = kept[0]
    above = blocks[max(0, first - ABOVE) : first]
    return (
        any(
            len(block.text) <= LONGEST_BYLINE and not block.is_entry and name in block.text
            for block in above
            if block.place.tag not in HEADINGS
        )
        and not any(name in block.text for block in above if block.place.tag in HEADINGS)
        and not any(name in blocks[other].text for other in kept if other != index)
    )


def is_credit(text: str) -> bool:
    """Whether *text*, below a story, says who else worked on it, who wrote it, or that it ends.

    >>> is_credit("Ines Quell reported from Skerrow. Jonna Falk contributed to this report.")
    True
    >>> is_credit("Ines Quell is a freelance journalist in Ostermark.")
    True
    >>> is_credit("Sales fell by a third, according to data compiled by Gull Research.")
    False
    """
    if len(text) > LONGEST_CREDITS:
        return False
    if "contributed" in text and CONTRIBUTED.search(text):
        return True
    return bool(CREDITS.match(text) or ABOUT.fullmatch(text) or END.fullmatch(text))


def listed(asked: Sequence[int], first: int, last: int, blocks: Sequence[TextBlock]) -> set[int]:
    """Return those of the indices *asked* outside *first* to *last* that are entries of lists most
    of whose entries there are no time, notice or name, or that a line with a colon introduces,
    those that end a list or table of the story's, lists, and tables with heads, right below its
    last line, and those below a heading, with it, of which none leads elsewhere.
    """
    lists: dict[int, list[int]] = {}
    for index in asked:
        if not first <= index <= last and (place := list_of(blocks[index].place)) is not None:
            lists.setdefault(place.number, []).append(index)
    found: set[int] = set()
    for number, inside in lists.items():
        before = asked[asked.index(inside[0]) - 1] if inside[0] > last else -1
        loose = sum(is_loose(blocks[index].text) for index in inside)
        most = MOST_LOOSE if blocks[inside[0]].place.tag in ENTRIES else MOST_LOOSE_CELLS
        if (
            loose < most * len(inside)
            or ((first <= before <= last or before in found) and is_in(blocks[before], number))
            or (before == inside[0] - 1 and introduces(blocks[before].text))
            or (before == inside[0] - 1 and goes_on(inside, blocks))
        ):
            found.update(inside)
        elif before == inside[0] - 1 and is_listing(blocks[before], [blocks[i] for i in inside]):
            found.update([before, *inside])
    return found


def goes_on(inside: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether those *inside* a list or a table, none of them a link, go on with the line before
    them, in whose element they stand: cells of a table whose first says what is below it, entries
    in words below a sentence.
    """
    head, line = blocks[inside[0]].place, blocks[inside[0] - 1]
    home = line.place.parent
    if home is None or any(blocks[index].links for index in inside):
        return False
    if head.tag != "li":
        return head.tag == "th" and any(one is home for one in head.ancestors())
    is_beside = head.parent is not None and head.parent.parent is home
    is_told = all(any(map(str.isalpha, blocks[index].text)) for index in inside)
    return is_beside and is_told and is_sentence(line.text)


def is_listing(heading: TextBlock, inside: Sequence[TextBlock]) -> bool:
    """Whether *heading* is one, of the lines *inside* a list: of no topics, stories or controls."""
    text = heading.text
    is_site = is_label("tags", text) or is_label("related", text) or is_furniture(text)
    is_list = inside[0].place.tag in ENTRIES and not any(block.links for block in inside)
    return heading.place.tag in HEADINGS and is_list and not is_site and not heading.links


def list_of(place: Place) -> Place | None:
    """Return the list that *place* is an entry of, or stands right in one of; its table, if it is
    one of the cells.
    """
    for one in islice(place.ancestors(), LEVELS):
        if one.tag in CELLS and one.parent is not None:
            return next((two for two in one.ancestors() if two.tag == "table"), None)
        if one.tag in ENTRIES:
            return one.parent
    return None


def is_in(block: TextBlock, number: int) -> bool:
    """Whether *block* stands in the list or table of that *number*."""
    place = list_of(block.place)
    return place is not None and place.number == number


def introduces(text: str) -> bool:
    """Whether *text* says what a list below it is of: no control, and no label of topics."""
    return text.endswith((":", "：")) and not is_furniture(text) and not is_label("tags", text)


def is_loose(text: str) -> bool:
    """Whether *text*, beside the story, is a time, a notice, a name or the head of a list."""
    is_name = words_in(text) < SHORTEST or is_byline(text)
    return is_name or is_time(text) or is_furniture(text) or is_label("related", text)
