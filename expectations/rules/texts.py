"""Rules of the words of a story: counted right, said once, and a headline's own."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.known import NAMES, is_called, known_of_each
from expectations.promises import unchunked
from expectations.rules.looks import looked
from expectations.rules.octets import gaps, repeated
from expectations.rules.rule import FEW_LETTERS, Rule, mask_of, octets_of, parts
from schemas.content import word_count

GLANCE = 60  # characters that tell in nearly all texts that they are not in capitals
LONG_SAMPLE = 1_000  # characters that tell what is in capitals beyond its first line
LONG_WORDS = 15  # characters a word, blank included: a script without blanks, or long addresses
CAPITALS = 0.7  # of the letters that have a case
REPEATED = 3  # times that one paragraph stands in a text: twice is a teaser, or a refrain
LEAST_REPEATED = 40  # characters of a block that is not repeated by chance, as `Yes.` is
PARAGRAPHS = pa.array(["lede", "paragraph", "quote"])  # lists say one thing of many


def words_counted(rows: pa.Table) -> pa.Array:
    """word_count is that of the text; of a text that is withheld it cannot be told."""
    seen = looked(rows, "text")
    texts, counts = seen.column, unchunked(rows["word_count"])
    counted = np.where(seen.lengths > 0, gaps(*octets_of(texts)) + 1, 0)
    is_withheld = mask_of(pc.is_valid(pc.struct_field(rows["rights"], "text_withheld")))
    agree = (counted == pc.fill_null(counts, -1).to_numpy()) & (
        seen.lengths <= counted * LONG_WORDS
    )
    agree |= is_withheld & (seen.lengths == 0)
    asked = np.flatnonzero(~agree)  # no blanks, or wrong
    pairs = zip(*(one.take(pa.array(asked)).to_pylist() for one in (texts, counts)), strict=True)
    agree[asked] = [word_count(text or "") == count for text, count in pairs]
    return pa.array(agree)


def paragraphs_differ(rows: pa.Table) -> pa.Array:
    """No paragraph stands three times in a text: a template's line, or a page read over again."""
    blocks = looked(rows, "body", "text")
    roles, _ = parts(rows, "body", "role")
    is_long = blocks.lengths >= LEAST_REPEATED
    is_asked = is_long & mask_of(pc.is_in(roles, value_set=PARAGRAPHS))
    octets = octets_of(blocks.column)
    found = repeated(*octets, blocks.owners, is_asked.view(np.uint8), len(rows), REPEATED)
    return pa.array(~found)


def text_not_in_capitals(rows: pa.Table) -> pa.Array:
    """A text is not all in capitals: names in it cannot be told from words."""
    return pc.invert(shouts(unchunked(rows["text"])))


def headline_not_in_capitals(rows: pa.Table) -> pa.Array:
    """A headline is not all in capitals, which a site does by style and not in its data."""
    return pc.invert(shouts(unchunked(rows["headline"])))


def shouts(texts: pa.Array) -> pa.Array:
    """Return which *texts* are in capitals, as far as their beginnings tell."""
    glances = pc.utf8_slice_codeunits(texts, 0, GLANCE)
    found = mask_of(pc.equal(pc.utf8_upper(glances), glances)).copy()
    asked = np.flatnonzero(found)
    samples = pc.utf8_slice_codeunits(texts.take(pa.array(asked)), 0, LONG_SAMPLE)
    upper = pc.count_substring_regex(samples, r"\p{Lu}").to_numpy()
    cased = upper + pc.count_substring_regex(samples, r"\p{Ll}").to_numpy()
    found[asked] = (cased >= FEW_LETTERS) & (upper > CAPITALS * cased)
    return pa.array(found)


def headline_is_not_site(rows: pa.Table) -> pa.Array:
    """A headline says what the story is, not what the site is called."""
    pairs = zip(rows["headline"].to_pylist(), known_of_each(rows, NAMES), strict=True)
    return pa.array([not is_called(text or "", names) for text, names in pairs], pa.bool_())


def headline_is_not_text(rows: pa.Table) -> pa.Array:
    """A headline is not the first paragraph, which is taken where a page shows no headline."""
    texts, _ = parts(rows, "body", "text")
    counts = pc.list_value_length(unchunked(rows["body"])).to_numpy(zero_copy_only=False)
    starts = np.cumsum(counts) - counts
    first = texts.take(pa.array(starts.astype(np.int64), mask=counts == 0))
    return pc.not_equal(unchunked(rows["headline"]), first)


RULES = (
    Rule(words_counted, "word_count", "critical"),
    Rule(paragraphs_differ, "body", "warning"),
    Rule(text_not_in_capitals, "text", "warning"),
    Rule(headline_not_in_capitals, "headline", "warning"),
    Rule(headline_is_not_site, "headline", "warning"),
    Rule(headline_is_not_text, "headline", "warning"),
)
