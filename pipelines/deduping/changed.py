"""A revision and the one before it -> what changed: columns, paragraphs, corrections.

Counted before any text is withheld, so that a release can tell it of texts that it does not hold.
"""

import difflib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.deduping.lookups import looked_up
from pipelines.deduping.plans import with_rights
from schemas.article import Article
from schemas.columns import columns_of, plain
from schemas.parts import Changed

COMPARED = tuple(  # of words and facts; the rest says where a revision is from
    one.name for one in columns_of(Article) if one.column.content or one.column.fact
)
Row = Mapping[str, Any]


def changed(before: Row, now: Row) -> Changed:
    """Return what *now* changed of *before*, both with the columns COMPARED."""
    added, removed, moved = paragraphs_changed(before, now)
    return Changed(
        fields=[name for name in COMPARED if before[name] != now[name]],
        paragraphs_added=len(added),
        paragraphs_removed=len(removed),
        paragraphs_moved=len(moved),
        corrections=len(corrections_added(before, now)),
    )


def paragraphs_changed(before: Row, now: Row) -> tuple[list[str], list[str], list[str]]:
    """Return the paragraphs that were added, removed, and moved to another place."""
    old, new = ([block["text"] for block in row["body"]] for row in (before, now))
    added, removed = Counter(new) - Counter(old), Counter(old) - Counter(new)
    matched = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_matching_blocks()
    stay = Counter(text for one in matched for text in new[one.b : one.b + one.size])
    moved = Counter(new) - added - stay
    return list(added.elements()), list(removed.elements()), list(moved.elements())


def corrections_added(before: Row, now: Row) -> list[str]:
    """Return the corrections that came with *now*."""
    old, new = (Counter(one["text"] for one in row["corrections"]) for row in (before, now))
    return list((new - old).elements())


def with_changed(rows: pa.Table, plan: pa.Table, articles: Mapping[int, Path]) -> pa.Table:
    """Return *rows* with what each changed of the revision before, which *plan* says where to read.

    That is in one of the numbered files *articles*; a first revision has none, and null.
    """
    is_later = pc.greater_equal(plan["before_row"], 0)
    later = plan.filter(is_later)
    if not len(later):
        return rows
    read = looked_up((later["before_shard"], later["before_row"]), articles, COMPARED)
    before = with_rights(read, later["before_rights"]).to_pylist()
    now = rows.filter(is_later).select(COMPARED).to_pylist()
    place = rows.schema.get_field_index("changed")
    field = rows.schema.field(place)
    told = pa.array([plain(changed(*pair)) for pair in zip(before, now, strict=True)], field.type)
    flags = is_later.to_numpy(zero_copy_only=False)
    spread = told.take(pa.array(np.cumsum(flags) - 1, mask=~flags))
    return rows.set_column(place, field, spread)
