"""Chances of blocks by themselves -> one row of numbers a block, of the blocks around it.

A story is one run of blocks in one part of the page's tree, and its paragraphs stand in one
position of the template. Each block weighs as much as its letters and its own chance to be of the
story, and a text that stands there several times as little as once, so that long comments, notices
and menus move nothing here.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from spiders.extraction.blocks import TextBlock
from spiders.extraction.places import Place
from spiders.extraction.text_features import Numbers

Indices = npt.NDArray[np.int64]

LEVELS = 4  # a block's place and three around it: wrapper elements are rarely deeper
NEIGHBOURS = 3  # blocks on either side
NOTHING = -7.0  # beside the first block and the last
SUREST = 1e-4  # a chance is no nearer than this to 0 or 1
FADING = 0.7  # of a block's weight, one block on
REACH = 12  # blocks; 0.7 to this power is 1 %
KERNEL = np.array([0.0, *(FADING**distance for distance in range(1, REACH + 1))])
HEART = 0.5  # of the page's weight
FAR = 12  # places; beyond it distance says no more
LEAST = 1e-6


def context(blocks: Sequence[TextBlock], places: Sequence[Place], chances: Numbers) -> Numbers:
    """Return one row for each of *blocks*, whose *chances* by themselves are known.

    *places* are all of the page, each after the one around it.
    """
    times = Counter([block.text for block in blocks])
    full = np.sqrt(np.array([len(block.text) / times[block.text] for block in blocks]))
    weight = full * chances
    total = max(float(weight.sum()), LEAST)
    logit = np.log((chances + SUREST) / (1 - chances + SUREST))
    at = np.array([block.place.number for block in blocks])
    parents = np.array([(place.parent or place).number for place in places])
    inside, inside_full = held(parents, at, weight), held(parents, at, full)
    heart = innermost(places[at[int(weight.argmax())]], inside, HEART * total)
    before = np.cumsum(weight)
    columns = [
        chances,
        logit,
        logit - logit.max(),
        np.full(len(blocks), logit.max()),
        np.full(len(blocks), np.log1p(total)),
        (before - weight) / total,
        (total - before) / total,
        *around(at, parents, inside, inside_full, total),
        *distances(places, heart)[:, at],
        *alike(template_keys(blocks), weight, full, total),
        *near(weight),
        *neighbours(logit),
    ]
    rows: Numbers = np.array(columns).T
    return rows


def held(parents: Indices, at: Indices, weight: Numbers) -> Numbers:
    """Return the weight that each place holds: that of blocks *at* it, and of places inside."""
    found = np.bincount(at, weight, len(parents)).tolist()
    for number in range(len(parents) - 1, 0, -1):
        found[parents[number]] += found[number]
    return np.array(found)


def innermost(place: Place, inside: Numbers, least: float) -> Place:
    """Return the first of *place* and those around it that holds *least*: the story's heart."""
    return next((one for one in place.ancestors() if inside[one.number] >= least), place)


def around(
    at: Indices, parents: Indices, inside: Numbers, inside_full: Numbers, total: float
) -> list[Numbers]:
    """Return how likely the places around each block are the story's, and how much of it."""
    found: list[Numbers] = []
    for _ in range(LEVELS):
        found += [inside[at] / inside_full[at], inside[at] / total]
        at = parents[at]
    return found


def distances(places: Sequence[Place], heart: Place) -> Indices:
    """Return how far up from each of *places*, then down, the way to the *heart* leads."""
    rises, falls = [0] * len(places), [0] * len(places)
    path = {place.number: level for level, place in enumerate(heart.ancestors())}
    for number, place in enumerate(places):
        if number in path:
            falls[number] = path[number]
        elif place.parent is not None:
            around = place.parent.number
            rises[number], falls[number] = rises[around] + 1, falls[around]
    found: Indices = np.minimum(np.array([rises, falls]), FAR)
    return found


def template_keys(blocks: Sequence[TextBlock]) -> list[Hashable]:
    """Return a key for each of *blocks* that those of one position in the page's template share.

    Names are often numbered or made by a program, so that only their kinds tell what is alike.
    """
    keys: list[Hashable] = []
    for block in blocks:
        place = block.place
        outer = place.parent or place
        outmost = outer.parent or outer
        keys.append((place.tag, place.own, outer.tag, outer.own, outmost.tag, outmost.own))
    return keys


def alike(
    keys: Sequence[Hashable], weight: Numbers, full: Numbers, total: float
) -> tuple[Numbers, ...]:
    """Return how likely the blocks of the same key are the story's, and without the block itself;
    how much of the story they are, and against the likeliest key."""
    index: dict[Hashable, int] = {}
    group = np.array([index.setdefault(key, len(index)) for key in keys])
    weights, fulls = np.bincount(group, weight), np.bincount(group, full)
    others = (weights[group] - weight) / np.maximum(fulls[group] - full, LEAST)
    is_single = np.bincount(group)[group] == 1
    return (
        (weights / fulls)[group],
        np.where(is_single, -HEART, others),
        weights[group] / total,
        weights[group] / max(float(weights.max()), LEAST),
    )


def near(weight: Numbers) -> tuple[Numbers, ...]:
    """Return the weight before, behind and on both sides of each block, fading with distance."""
    before, behind = faded(weight), faded(weight[::-1])[::-1]
    both = before + behind
    highest = max(float(both.max()), LEAST)
    return before / highest, behind / highest, both / highest


def faded(weight: Numbers) -> Numbers:
    """Return the weight before each block, fading with distance."""
    before: Numbers = np.convolve(weight, KERNEL)[: len(weight)]
    return before


def neighbours(values: Numbers) -> Iterator[Numbers]:
    """Yield the values of the blocks before and behind each block."""
    edge = np.full(NEIGHBOURS, NOTHING)
    padded = np.concatenate([edge, values, edge])
    for offset in range(2 * NEIGHBOURS + 1):
        if offset != NEIGHBOURS:
            yield padded[offset : offset + len(values)]
