"""Blocks of a page and the text that should come out -> how much of each block is in that text.

Blocks are matched in page order as one chain that covers most of the text; what is left over may
match out of order, for a standfirst is often printed elsewhere. A text that stands on the page
twice is taken once.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"\w+")
GRAM = 3  # words; enough to tell where in the text a block stands
COMMON = 50  # places in the text from which a gram says nothing about where
SLIP = 15  # words by which a block may differ from the text before its end is lost
OFFSETS = 6  # best places in the text that a block is tried at
LEAST = 0.4  # of a block's grams must be in the text there
EXTRA_COST = 0.3  # of a word, for each of the block's that is not in the text
SHORT = 5  # words; a shorter block out of order is a coincidence
FREE = 0.9  # of the place must be uncovered for a block out of order


class Match(NamedTuple):
    """A block at a place in the text: words from *start* to *end*, *common* of them shared."""

    block: int
    start: int
    end: int
    common: int


def shares(blocks: Sequence[str], text: str) -> list[float]:
    """Return for each of *blocks* the share of its words that stand in *text*, 0 to 1."""
    words = WORD.findall(text)
    block_words = [WORD.findall(block) for block in blocks]
    matches = list(candidates(block_words, words))
    covered = [False] * len(words)
    found = [0.0] * len(blocks)
    for match in best_chain(matches, block_words, len(words)):
        take(match, block_words, covered, found)
    for match in sorted(matches, key=lambda match: (-match.common, match.block)):
        if found[match.block] or len(block_words[match.block]) < SHORT:
            continue
        if covered[match.start : match.end].count(False) >= FREE * (match.end - match.start):
            take(match, block_words, covered, found)
    return found


def take(
    match: Match, block_words: list[list[str]], covered: list[bool], found: list[float]
) -> None:
    """Enter *match* into what is covered and found."""
    found[match.block] = match.common / len(block_words[match.block])
    covered[match.start : match.end] = [True] * (match.end - match.start)


def candidates(block_words: list[list[str]], words: list[str]) -> list[Match]:
    """Return the places in *words* that each block may stand at, in order of block and place."""
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for length in range(1, GRAM + 1):
        for start in range(len(words) - length + 1):
            grams[tuple(words[start : start + length])].append(start)
    found: dict[tuple[int, int, int], Match] = {}
    for block, own in enumerate(block_words):
        for match in places(block, own, words, grams):
            key = match[:3]
            if key not in found or found[key].common < match.common:
                found[key] = match
    return sorted(found.values())


def places(
    block: int, own: list[str], words: list[str], grams: dict[tuple[str, ...], list[int]]
) -> list[Match]:
    """Return the places of one block; a short one must stand there to the word."""
    count = len(own)
    if count < GRAM:
        starts = grams.get(tuple(own), []) if own else []
        return [Match(block, start, start + count, count) for start in starts]
    votes: dict[int, int] = defaultdict(int)
    for index in range(count - GRAM + 1):
        starts = grams.get(tuple(own[index : index + GRAM]), [])
        for start in starts if len(starts) < COMMON else ():
            votes[start - index] += 1
    found = []
    for offset in sorted(votes, key=lambda offset: -votes[offset])[:OFFSETS]:
        near = sum(votes[other] for other in votes if abs(other - offset) <= SLIP)
        if near >= LEAST * (count - GRAM + 1):
            found += exact_place(block, own, words, offset)
    return found


def exact_place(block: int, own: list[str], words: list[str], offset: int) -> list[Match]:
    """Return the match of a block that stands near *offset*, as a list of one or none."""
    first = max(0, offset - SLIP)
    there = words[first : max(0, offset) + len(own) + SLIP]
    runs = SequenceMatcher(None, own, there, autojunk=False).get_matching_blocks()
    runs = [run for run in runs if run.size >= GRAM]
    if not runs:
        return []
    start, end = first + runs[0].b, first + runs[-1].b + runs[-1].size
    return [Match(block, start, end, sum(run.size for run in runs))]


def best_chain(matches: list[Match], block_words: list[list[str]], length: int) -> list[Match]:
    """Return the matches, in order on the page and in the text, that share most words."""
    best: list[tuple[float, int]] = [(0.0, -1)] * (length + 2)  # a Fenwick tree of maxima by end
    value, previous = [0.0] * len(matches), [-1] * len(matches)
    pending: list[int] = []
    for index, match in enumerate(matches):
        if pending and matches[pending[0]].block != match.block:
            for entered in pending:
                enter(best, matches[entered].end + 1, (value[entered], entered))
            pending = []
        before, previous[index] = highest(best, match.start + 1)
        extra = len(block_words[match.block]) - match.common
        value[index] = before + match.common - 0.01 - EXTRA_COST * extra
        pending.append(index)
    index = max(range(len(matches)), key=value.__getitem__, default=-1)
    chain = []
    while index != -1:
        chain.append(matches[index])
        index = previous[index]
    return chain[::-1]


def highest(best: list[tuple[float, int]], position: int) -> tuple[float, int]:
    """Return the highest value entered up to *position*."""
    found = (0.0, -1)
    while position > 0:
        found = max(found, best[position], key=lambda pair: pair[0])
        position -= position & -position
    return found


def enter(best: list[tuple[float, int]], position: int, pair: tuple[float, int]) -> None:
    """Enter a value at *position*."""
    while position < len(best):
        if pair[0] > best[position][0]:
            best[position] = pair
        position += position & -position
