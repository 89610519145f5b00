"""Rules of what a page asks of its reader, which is no part of a story: consent, scripts, proof."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import unchunked
from expectations.rules.looks import Looked, looked
from expectations.rules.patterns import ASKING, NOTICE, SCRIPT_WANTED
from expectations.rules.rule import Rule, rows_without
from spiders.extraction.wording import asks_consent

SHORT = 300  # characters of a block that asks something of a reader; a report on it has more
WALL = 150  # words of a page that stands in place of a story; a story on one has more


def text_asks_no_consent(rows: pa.Table) -> pa.Array:
    """No short paragraph asks a reader to agree to cookies or to being measured."""
    blocks = short_blocks(rows, ASKING, NOTICE.needles)
    blocks = blocks.at(blocks.matching(NOTICE))
    asks = [asks_consent(text) for text in blocks.texts.to_pylist()]
    return rows_without(len(rows), blocks.owners, pa.array(asks, pa.bool_()))


def text_needs_no_script(rows: pa.Table) -> pa.Array:
    """No short paragraph asks for scripts, for another browser, or for proof of a human."""
    blocks = short_blocks(rows, SCRIPT_WANTED.needles)
    return rows_without(len(rows), blocks.owners, pa.array(blocks.matching(SCRIPT_WANTED)))


def story_is_no_wall(rows: pa.Table) -> pa.Array:
    """What there is of words is not mostly a plea for scripts or a proof: that is no story."""
    total = pc.fill_null(unchunked(rows["word_count"]), WALL).to_numpy()
    blocks = short_blocks(rows, SCRIPT_WANTED.needles)
    pleas = blocks.at((total < WALL)[blocks.owners] & blocks.matching(SCRIPT_WANTED))
    words = pc.list_value_length(pc.split_pattern(pleas.texts, " ")).to_numpy()
    asking = np.bincount(pleas.owners, words, minlength=len(rows))
    return pa.array((asking == 0) | (2 * asking < total))


def short_blocks(rows: pa.Table, *needles: tuple[str, ...]) -> Looked:
    """Return the texts of short blocks that hold one of each of *needles*, which are of SETS."""
    blocks = looked(rows, "body", "text")
    found = np.logical_and.reduce([blocks.lengths < SHORT, *map(blocks.holding, needles)])
    return blocks.at(np.flatnonzero(found))


RULES = (
    Rule(text_asks_no_consent, "text", "warning"),
    Rule(text_needs_no_script, "text", "warning"),
    Rule(story_is_no_wall, "text", "critical"),
)
