"""The story's edges: what the model keeps by mistake where a page's furniture touches the story.

A line that asks the reader to subscribe, or points to another story; below the story, who else
worked on it and who the author is, a heading with nothing under it and links to others; outside
the element that the story's sentences stand in, or above its headline, a time, a notice or the
section's name.
"""

import re
from collections.abc import Sequence, Set

from spiders.extraction.page import HEADINGS, TextBlock
from spiders.extraction.wording import (
    comparable,
    is_asking,
    is_furniture,
    is_label,
    is_sentence,
    is_time,
    words_in,
)

CREDITS = re.compile(  # below a story: who else worked on it
    r"\bcontributed (?:to this (?:report|story|article)|reporting)\b|"
    r"^\W*(?i:(?:additional )?reporting|writing|editing|edited|compiled) by [A-Z]|"
    r"^(?:(?:[A-Z][\w.'’-]*|and)[ ,]{1,2}){1,12}reported from [A-Z]|"
    r"^\W*(?i:mit (?:material|informationen) (?:von|der)|con información de|"
    r"com informações d[aeo]) "
)
ABOUT = re.compile(  # below a story: who wrote it, without a word of theirs
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} is an? (?:[\w-]+,? ){0,4}(?:journalist|reporter|"
    r"writer|correspondent|editor|columnist|researcher|professor|lecturer|fellow|author|contributor)\b"
    r"[^\"“„«]*"
)
END = re.compile(r"\W*ends?\W*|[-–—]\s?30\s?[-–—]|#\s?#\s?#", re.IGNORECASE)  # of a press release
ACCOUNT = re.compile(r"[-–—]\s?[^.!?]{1,80}\(@\w+\)")  # below a post: whose it is
LONGEST_CREDITS = 400  # letters
SHORTEST = 3  # words; a shorter block outside the story is the name of a section
WHOLLY = 0.9  # of the letters of a line that is a link; an address is one of the story's own words


def trimmed(kept: Sequence[int], blocks: Sequence[TextBlock], headlines: Set[str]) -> list[int]:
    """Return the indices of *kept* without calls to the reader and without loose ends.

    *headlines* are those of the story, in comparable form: above it they are no part of it.
    """
    quoted = [block for block in blocks if block.place.tag == "blockquote"]
    posts = {id(block.place) for block in quoted if ACCOUNT.match(block.text)}
    asked = [
        index
        for index in kept
        if not is_asking(blocks[index].text, blocks[index].linked)
        and not (posts and {id(blocks[index].place), id(blocks[index].place.parent)} & posts)
    ]
    while len(asked) > 1 and is_headline(blocks[asked[0]].text, headlines):
        asked.pop(0)
    while len(asked) > 1 and is_end(blocks[asked[-1]]):
        asked.pop()
    first = next((index for index in asked if is_sentence(blocks[index].text)), None)
    if first is None:
        return [index for index in asked if not is_time(blocks[index].text)]
    last = next(index for index in reversed(asked) if is_sentence(blocks[index].text))
    head = next((i for i, block in enumerate(blocks) if block.place.tag == "h1"), 0)
    around = {id(blocks[index].place.parent) for index in (first, last)}
    return [
        index
        for index in asked
        if first <= index <= last
        or not is_loose(blocks[index].text)
        or (
            index > head
            and id(blocks[index].place.parent) in around
            and not is_time(blocks[index].text)
        )
    ]


def is_headline(text: str, headlines: Set[str]) -> bool:
    """Whether *text* is one of *headlines*, which are in comparable form, or begins one."""
    if words_in(text) < SHORTEST or is_sentence(text):
        return False
    start = comparable(text)
    return any(headline.startswith(start) for headline in headlines)


def is_end(block: TextBlock) -> bool:
    """Whether *block*, the last of those kept, is none of the story but what stands below it."""
    text = block.text
    if is_credit(text):
        return True
    is_link = block.linked > WHOLLY * len(text) and " " in text
    return (is_link or block.place.tag in HEADINGS) and not is_sentence(text)


def is_credit(text: str) -> bool:
    """Whether *text*, below a story, says who else worked on it, who wrote it, or that it ends.

    >>> is_credit("Ines Quell reported from Skerrow. Jonna Falk contributed to this report.")
    True
    >>> is_credit("Ines Quell is a freelance journalist in Ostermark.")
    True
    >>> is_credit("Sales fell by a third, according to data compiled by Gull Research.")
    False
    """
    return len(text) <= LONGEST_CREDITS and bool(
        CREDITS.search(text) or ABOUT.fullmatch(text) or END.fullmatch(text)
    )


def is_loose(text: str) -> bool:
    """Whether *text*, beside the story, is a time, a notice, a section or the head of a list."""
    is_name = words_in(text) < SHORTEST
    return is_name or is_time(text) or is_furniture(text) or is_label("related", text)
