"""Rules of the signs in what a reader reads, for every such column of the schema: characters that
can be shown, and nothing of the page's own making.
"""

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import Measure, Promise, is_true, unchunked
from expectations.rules.looks import Looked, is_read, looked, parts_of
from expectations.rules.patterns import MARKUP
from expectations.rules.rule import Mask, mask_of
from schemas.article import Article
from schemas.columns import Field, Record, columns_of

# A story on markup quotes it: of twelve texts with any on pages of all kinds, six were such.
ON_CODE = (
    r"\b(?:HTML5?|XML|XSS|CSS|YAML|JSON|SQL|JavaScript|TypeScript|Python|Jinja|React|C#|C\+\+)"
)


def sign_promises(model: type[Record] = Article) -> Iterator[Promise]:
    """Yield for each column of words what its characters must not be."""
    for one in columns_of(model):
        if is_read(one):
            where = f"{one.name} has no "
            yield is_true(
                f"{one.name}_printable",
                one.name,
                "critical",
                f"{where}control characters, on which databases and terminals break",
                without(one, Looked.unshown),
            )
            yield is_true(
                f"{one.name}_plain",
                one.name,
                "warning",
                f"{where}tags, entities or marks of templates, which a reader sees as letters; a "
                "story on code may quote them",
                but_on_code(without(one, lambda seen: seen.matching(MARKUP))),
            )


def without(one: Field, found: Callable[[Looked], Mask]) -> Measure:
    """Return the measure whether of no string of a row's column *found* is true."""

    def measure(rows: pa.Table) -> pa.Array:
        kept = np.ones(len(rows), bool)
        for name in parts_of(one):
            seen = looked(rows, one.name, name)
            kept[seen.owners[found(seen)]] = False
        return pa.array(kept)

    return measure


def but_on_code(measure: Measure) -> Measure:
    """Return *measure*, kept too where the text is on code."""

    def kept(rows: pa.Table) -> pa.Array:
        found = mask_of(pc.fill_null(measure(rows), True)).copy()
        asked = np.flatnonzero(~found)
        texts = unchunked(rows["text"]).take(pa.array(asked, pa.int64()))
        found[asked] = mask_of(pc.match_substring_regex(texts, ON_CODE))
        return pa.array(found)

    return kept
