"""Questions with their answers, amid a story or at its end, where they are headings.

A page may fold the answers out at a click: each stands in elements of its own, and by itself looks
like what stands around a story.
"""

from collections.abc import Sequence
from itertools import pairwise

from spiders.extraction.body.alike import kind_of
from spiders.extraction.page import HEADINGS, TextBlock
from spiders.extraction.wording import QUESTIONS, is_time

STOPS, CLOSERS = tuple(".!?…。！？।؟"), "”’\"'»“)›」』 "  # of a sentence
LEAST_ASKED = 2  # questions


def answered(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of questions and answers, or times and sentences, in turn between two kept
    blocks.
    """
    found: list[int] = []
    for before, after in pairwise(kept):
        gap = range(before + 1, after)
        if len(gap) < 2 * LEAST_ASKED or len(gap) % 2 or any(leads_off(blocks[at]) for at in gap):
            continue
        odd, even = ([blocks[at].text for at in turn] for turn in (gap[::2], gap[1::2]))
        is_asked = all(text.endswith(QUESTIONS) for text in odd)
        is_told = not any(text.endswith(QUESTIONS) for text in even)
        is_timed = all(map(is_time, odd)) and all(text.endswith(STOPS) for text in even)
        if (is_asked and is_told) or is_timed:
            found.extend(gap)
    return found


def is_asked_so(question: TextBlock, kept: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether *question* is one, in an element of a kind that another of the story stands in."""
    if not question.text.endswith(QUESTIONS) or question.links:
        return False
    kind = kind_of(question.place)
    return any(
        blocks[index].text.endswith(QUESTIONS) and kind_of(blocks[index].place) == kind
        for index in kept
    )


def questions_below(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of questions that are headings, each with its answer, right below the
    story *kept*, which has not answered them; one heading may stand above them all.
    """
    start = kept[-1] + 1
    if start + 2 * LEAST_ASKED > len(blocks) or blocks[start].place.tag not in HEADINGS:
        return []
    at = start if is_question(blocks[start]) else start + 1
    count = 0
    while at < len(blocks) and is_question(blocks[at]):
        behind = answer_end(at + 1, blocks)
        if behind == at + 1:
            break
        at = behind
        count += 1
    if count < LEAST_ASKED:
        return []
    said = {blocks[index].text for index in kept}
    found = range(start, at)
    return list(found) if said.isdisjoint(blocks[index].text for index in found) else []


def answer_end(start: int, blocks: Sequence[TextBlock]) -> int:
    """Return the index behind the answer that begins at *start*, in one element; *start* if there
    is none.
    """
    end = start
    while end < len(blocks) and is_answer(blocks[end]):
        if blocks[end].place.parent is not blocks[start].place.parent:
            break
        end += 1
    return end


def is_question(block: TextBlock) -> bool:
    """Whether *block* is a question as a heading, which leads nowhere else."""
    is_heading = block.place.tag in HEADINGS and block.text.endswith(QUESTIONS)
    return is_heading and not leads_off(block)


def is_answer(block: TextBlock) -> bool:
    """Whether *block* may be a part of an answer."""
    return (
        block.place.tag not in HEADINGS
        and block.text.rstrip(CLOSERS)[-1:] in STOPS
        and not block.is_entry
    )


def leads_off(block: TextBlock) -> bool:
    """Whether a link of *block* leads to another page, and does nothing on this one."""
    return any(
        not (link.attributes.get("href") or "#").startswith(("#", "javascript:"))
        for link in block.links
    )
