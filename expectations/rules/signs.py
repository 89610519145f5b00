"""Rules of the signs in what a reader reads, for every such column of the schema: characters that
can be shown, and nothing of the page's own making.
"""

from collections.abc import Iterator
from functools import reduce
from string import ascii_lowercase

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import Measure, Promise, is_true
from expectations.rules.octets import Needles, unshown
from expectations.rules.rule import looked_at, mask_of, matches, none_of
from schemas.article import Article
from schemas.columns import Field, Record, columns_of

TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|cite|code|div|em|figure|figcaption|font|"
    "footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|meta|nav|noscript|ol|p|"
    "picture|pre|s|script|section|small|source|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|"
    "u|ul|video"
)
ENTITIES = (
    "amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|hellip|euro|pound|copy|reg|trade|bull|middot|"
    "shy|zwn?j|ensp|emsp|thinsp|[aeiouyn](?:acute|grave|circ|uml|tilde)|ccedil|aring|szlig|aelig|"
    "oslash|[lr]aquo|deg|times|iexcl|iquest|#\\d{2,7}|#x[0-9a-f]{2,6}"
)
MARKUP = (
    rf"(?i)</?(?:{TAGS})(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<!doctype|&(?:{ENTITIES});"
    r"|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[^{}]*\}|<%[^<>]*%>|%%\w+%%|\[\[[\w .:|-]+\]\]"
    r"|(?-i:\[/?(?:caption|gallery|embed|video|audio|playlist)\b[^\]\n]*\])|\[object Object\]"
)
LETTERS = [*ascii_lowercase, "/"]
MARKS = Needles(  # one of them is in all of these
    [
        f"{mark}{sign}"
        for mark, signs in {
            "<": [*LETTERS, "!", "%"],
            "&": [*LETTERS, "#"],
            "{": "{%",
            "$": "{",
            "%": "%",
            "[": [*LETTERS, "["],
        }.items()
        for sign in signs
    ]
)
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
                without(one, cannot_be_shown),
            )
            yield is_true(
                f"{one.name}_plain",
                one.name,
                "warning",
                f"{where}tags, entities or marks of templates, which a reader sees as letters; a "
                "story on code may quote them",
                but_on_code(without(one, lambda texts: matches(texts, MARKUP, MARKS))),
            )


def is_read(one: Field) -> bool:
    """Whether a reader reads what stands in a column, or in its items."""
    column = one.column
    return bool(strings_of(one)) and (column.content or column.text or bool(column.schema_org))


def strings_of(one: Field) -> list[str]:
    """Return the names of the free strings in a column's records; its own name for itself."""
    if one.is_list and one.record:
        return [inner.name for inner in columns_of(one.record) if is_free(inner)]
    return [one.name] if is_free(one) or one.type == list[str] else []


def is_free(one: Field) -> bool:
    """Whether a column holds any words: no vocabulary, no pattern."""
    return one.type is str and one.column.pattern is None


def without(one: Field, found: Measure) -> Measure:
    """Return the measure whether of no string of a row's column *found* is true."""

    def measure(rows: pa.Table) -> pa.Array:
        if not one.is_list:
            return pc.invert(found(rows[one.name]))
        kept = [none_of(rows, one.name, name, found) for name in parts_of(one)]
        return reduce(pc.and_, kept)

    return measure


def cannot_be_shown(texts: pa.Array) -> pa.Array:
    """Return which *texts* hold a control character, or one that is none."""
    return pa.array(looked_at(texts, unshown))


def parts_of(one: Field) -> list[str | None]:
    """Return the fields of a list's records that hold words; None for the items themselves."""
    return list(strings_of(one)) if one.record else [None]


def but_on_code(measure: Measure) -> Measure:
    """Return *measure*, kept too where the text is on code."""

    def kept(rows: pa.Table) -> pa.Array:
        found = mask_of(pc.fill_null(measure(rows), True)).copy()
        asked = np.flatnonzero(~found)
        texts = rows["text"].combine_chunks().take(pa.array(asked, pa.int64()))
        found[asked] = mask_of(pc.match_substring_regex(texts, ON_CODE))
        return pa.array(found)

    return kept
