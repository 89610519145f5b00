"""Blocks -> one row of numbers a block, of the block alone: its text, its element, their names.

Only blocks that can be a part of the story have a row. What stands around a block is no part of
it: that is `context`, once it is known what the others are like.
"""

from collections.abc import Sequence

import numpy as np

from spiders.extraction.blocks import TextBlock
from spiders.extraction.claims import Claims, comparable
from spiders.extraction.text_features import COLUMNS, Numbers, text_columns
from spiders.extraction.tree_features import name_columns

TAG_CODES = {
    tag: code
    for code, tags in enumerate(
        (
            "p",
            "div body main article section",
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
HEADLINE, SIZES = COLUMNS.index("headline"), [COLUMNS.index("size"), COLUMNS.index("words")]


def features(
    blocks: Sequence[TextBlock], all_blocks: Sequence[TextBlock], claims: Claims
) -> Numbers:
    """Return one row for each of *blocks*, which are some of *all_blocks*."""
    text = text_columns(blocks, all_blocks, claims)
    head = headline_block(all_blocks, claims)
    if head is None:
        repeating = text[HEADLINE].argmax() if text[HEADLINE].any() else None
        head = all_blocks[0] if repeating is None else blocks[int(repeating)]
    trunk = [place.number for place in head.place.ancestors()]
    tags = [TAG_CODES.get(block.place.tag, ANY_TAG) for block in blocks]
    paragraph = np.array([[block.is_paragraph for block in blocks]])
    names = name_columns([block.place for block in blocks], trunk)
    columns = [text, np.log1p(text[SIZES]), paragraph, TAG_ROWS[:, tags], names]
    rows: Numbers = np.concatenate(columns).T
    return rows


def headline_block(blocks: Sequence[TextBlock], claims: Claims) -> TextBlock | None:
    """Return the `<h1>` that repeats what the metadata calls the story, or else the first."""
    found = [block for block in blocks if block.place.tag == "h1"]
    named = (block for block in found if comparable(block.text) in claims.headlines)
    return next(named, found[0] if found else None)
