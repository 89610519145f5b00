"""Blocks -> one row of numbers a block, of the block alone: its text, its element, their names.

Only blocks that are more than a link have a row. What stands around a block is no part of its row:
that is `context`, once it is known what the others are like.
"""

from collections.abc import Sequence

import numpy as np

from spiders.extraction.blocks import TextBlock
from spiders.extraction.claims import Claims
from spiders.extraction.text_features import Numbers, text_columns
from spiders.extraction.tree_features import name_columns

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
TAG_ROWS = np.eye(ANY_TAG + 1)


def features(
    blocks: Sequence[TextBlock], all_blocks: Sequence[TextBlock], claims: Claims
) -> Numbers:
    """Return one row for each of *blocks*, which are those of *all_blocks* that are no entries."""
    text = text_columns(blocks, all_blocks, claims)
    tags = [TAG_CODES.get(block.place.tag, ANY_TAG) for block in blocks]
    head = headline_index(tags, text["headline"])
    trunk = (place.number for place in blocks[head].place.ancestors()) if head >= 0 else (0,)
    size, words = text["size"], text["words"]
    columns = [
        *text.values(),
        np.log1p(size),
        np.log1p(words),
        [block.is_paragraph for block in blocks],
    ]
    names = name_columns([block.place for block in blocks], trunk)
    rows: Numbers = np.concatenate([np.array(columns), TAG_ROWS[tags].T, names]).T
    return rows


def headline_index(tags: Sequence[int], is_headline: Numbers) -> int:
    """Return the index of the headline's block, or -1."""
    is_h1, repeats = np.array(tags) == TAG_CODES["h1"], is_headline > 0
    for found in (is_h1 & repeats, is_h1, repeats):
        if found.any():
            return int(found.argmax())
    return -1
