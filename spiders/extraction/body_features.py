"""Blocks -> one row of numbers a block: what the body model looks at.

Only blocks that are more than a link have a row; links between them count as gaps.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from spiders.extraction.blocks import PARAGRAPH, TextBlock
from spiders.extraction.claims import Claims
from spiders.extraction.places import Place
from spiders.extraction.text_features import Numbers, text_columns
from spiders.extraction.tree_features import (
    Indices,
    distance_columns,
    group_columns,
    heart,
    name_columns,
    place_columns,
    template_keys,
)

TAG_CODES = {
    tag: code
    for code, tags in enumerate(
        (
            "p",
            "div body main article section",
            "h1",
            "h2",
            "h3",
            "h4 h5 h6",
            "li",
            "blockquote",
            "figcaption figure",
            "td th tr caption",
            "dt dd",
            "header",
            "footer",
            "span address pre details",
        )
    )
    for tag in tags.split()
}
ANY_TAG = max(TAG_CODES.values()) + 1
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
FADING = (0.5, 0.8, 0.93)  # a paragraph's weight one block on: near, around, in this part
REACH = 40  # blocks; 0.93 to this power is 5 %
HEART = 0.5  # of the page's paragraphs
MISSING = -1.0


def features(
    blocks: Sequence[TextBlock],
    all_blocks: Sequence[TextBlock],
    all_places: Sequence[Place],
    claims: Claims,
) -> Numbers:
    """Return one row for each of *blocks*, which are those of *all_blocks* that are no entries."""
    text = text_columns(blocks, all_blocks, claims)
    size, link = text["size"], text["link"]
    paragraph = ((size > PARAGRAPH) & (link * 3 < 1)).astype(np.float64)
    tags = np.array([TAG_CODES.get(block.place.tag, ANY_TAG) for block in blocks])
    tag_columns = (np.arange(ANY_TAG + 1)[:, None] == tags).astype(np.float64)
    head = headline_index(tags, text["headline"])
    numbers = {place.number: place for place in (block.place for block in blocks)}
    places = list(numbers.values())
    row_of = {number: row for row, number in enumerate(numbers)}
    at = np.array([row_of[block.place.number] for block in blocks])
    trunk = (
        frozenset(place.number for place in blocks[head].place.ancestors())
        if head >= 0
        else frozenset([0])
    )
    groups = [
        group_columns(keys, size, paragraph, link, text["end"]) for keys in template_keys(blocks)
    ]
    around = place_columns(at, places, all_places[0])
    distances = distance_columns(at, places, heart(all_places, HEART))
    order = np.array([index for index, block in enumerate(all_blocks) if not block.is_entry])
    shared = np.array([
        np.log1p(size), link, text["end"], paragraph, text["strong"], text["clock"],
        text["repeated"], text["headline"], text["indek"], text["hidden"], text["stops"],
        text["comma"], text["call"], around[9], groups[0][3], groups[0][7], groups[1][3],
        *distances, tag_columns[0], tag_columns[3], tag_columns[6],
    ])  # fmt: skip
    columns = [
        np.array(list(text.values())),
        np.array([np.log1p(size), np.log1p(text["words"]), paragraph]),
        tag_columns,
        name_columns(at, places, trunk),
        around,
        distances,
        *groups,
        position_columns(blocks, order, len(all_blocks), size, paragraph, head),
        *neighbour_columns(shared, order),
    ]
    rows: Numbers = np.concatenate(columns).T
    return rows


def headline_index(tags: Indices, is_headline: Numbers) -> int:
    """Return the index of the headline's block, or -1."""
    is_h1, repeats = tags == TAG_CODES["h1"], is_headline > 0
    for found in (is_h1 & repeats, is_h1, repeats):
        if found.any():
            return int(found.argmax())
    return -1


def position_columns(
    blocks: Sequence[TextBlock],
    order: Indices,
    page_length: int,
    size: Numbers,
    paragraph: Numbers,
    head: int,
) -> Numbers:
    """Return where each block stands on the page, and how much text stands about it."""
    count = len(blocks)
    total = np.cumsum(paragraph)
    found = [
        order / page_length,
        np.cumsum(size) / size.sum(),
        np.clip(np.arange(count) - head, -30, 60) if head >= 0 else np.full(count, -40.0),
        np.full(count, np.log(count)),
        np.full(count, np.log1p(total[-1])),
        total - paragraph,
        total[-1] - total,
    ]
    weight = paragraph * np.sqrt(size)
    for decay in FADING:
        before, after = faded(weight, decay), faded(weight[::-1], decay)[::-1]
        highest = max(float((before + after).max()), 1e-6)
        found += [before / highest, after / highest, (before + after) / highest]
    pairs = list(pairwise(block.place for block in blocks))
    for same in (
        [one is other for one, other in pairs],
        [one.parent is other.parent for one, other in pairs],
        [one.tag == other.tag for one, other in pairs],
    ):
        found += [np.array([*same, False], np.float64), np.array([False, *same], np.float64)]
    return np.array(found)


def faded(weight: Numbers, decay: float) -> Numbers:
    """Return the weight before each block, fading with distance."""
    kernel = decay ** np.arange(min(REACH, len(weight)) + 1)
    kernel[0] = 0
    before: Numbers = np.convolve(weight, kernel)[: len(weight)]
    return before


def neighbour_columns(shared: Numbers, order: Indices) -> list[Numbers]:
    """Return the *shared* columns of the blocks near each block, and the links between."""
    width, count = shared.shape
    found = []
    for offset in NEIGHBOURS:
        there = np.arange(count) + offset
        inside = (there >= 0) & (there < count)
        columns = np.full((width + 1, count), MISSING)
        columns[:width, inside] = shared[:, there[inside]]
        gap = np.abs(order[there[inside]] - order[inside]) - abs(offset)
        columns[width, inside] = np.log1p(gap)
        found.append(columns)
    return found
