"""Rules of what stands in lists: tags, addresses, evidence."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.rules.needles import Needles
from expectations.rules.rule import (
    Rule,
    mask_of,
    none_of,
    octets_of,
    parts,
    rows_without,
)
from schemas.article import Article
from schemas.columns import columns_of

LONGEST_TAG = 100  # characters; a longer one is a sentence, or all tags of the page in one
SCHEMES = ("javascript", "vbscript", "data", "file", "blob", "about", "chrome")
HARMFUL = rf"(?i)^\s*(?:{'|'.join(SCHEMES)})\s*:"
NAMING_SCHEMES = Needles(SCHEMES)
COLUMNS = pa.array([one.name for one in columns_of(Article)])
ADDRESSED = [  # list columns whose records have an address
    one.name
    for one in columns_of(Article)
    if one.is_list and one.record and "url" in one.record.model_fields
]


def tags_filled(rows: pa.Table) -> pa.Array:
    """No tag is empty: one that is comes from a list split in the wrong place."""
    return none_of(rows, "tags", None, lambda tags: pc.match_substring_regex(tags, r"^[\s\pP]*$"))


def tags_differ(rows: pa.Table) -> pa.Array:
    """No tag stands twice in a row: shares of tags would count it twice."""
    tags, owners = parts(rows, "tags")
    folded = pc.utf8_trim_whitespace(pc.utf8_lower(tags))
    pairs = pa.table({"owner": owners, "tag": folded})
    counted = pairs.group_by(["owner", "tag"]).aggregate([([], "count_all")])
    return rows_without(len(rows), counted["owner"].to_numpy(), pc.greater(counted["count_all"], 1))


def tags_short(rows: pa.Table) -> pa.Array:
    """A tag is some words: a longer one is a sentence, or a whole list that was not split."""
    return none_of(rows, "tags", None, lambda tags: pc.greater(pc.utf8_length(tags), LONGEST_TAG))


def addresses_harmless(rows: pa.Table) -> pa.Array:
    """No address runs a script or holds its own data: shown as a link it would harm a reader."""
    kept = pa.array([True] * len(rows), pa.bool_())
    for column in ADDRESSED:
        own = none_of(rows, column, "url", is_harmful)
        kept = pc.and_(kept, own)
    return kept


def is_harmful(addresses: pa.Array) -> pa.Array:
    """Return which *addresses* run or hold something where they are opened."""
    found = NAMING_SCHEMES.held_in(*octets_of(addresses)) > 0
    asked = np.flatnonzero(found)
    found[asked] = mask_of(pc.match_substring_regex(addresses.take(pa.array(asked)), HARMFUL))
    return pa.array(found)


def provenance_of_columns(rows: pa.Table) -> pa.Array:
    """Evidence is for a column there is; else a join of values and evidence loses it."""
    fields, owners = parts(rows, "provenance", "field")
    is_known = mask_of(pc.is_in(fields, value_set=COLUMNS))
    return rows_without(len(rows), owners, pa.array(~is_known))


RULES = (
    Rule(tags_filled, "tags", "warning"),
    Rule(tags_differ, "tags", "warning"),
    Rule(tags_short, "tags", "warning"),
    Rule(addresses_harmless, "links", "critical"),
    Rule(provenance_of_columns, "provenance", "critical"),
)
