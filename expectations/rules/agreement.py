"""What a row promises beyond its single columns: how they agree with each other."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import unchunked
from expectations.rules.looks import looked, reads_body
from expectations.rules.patterns import MOJIBAKE
from expectations.rules.rule import Rule

FIRST_SITES = pa.scalar("1990-01-01T00:00:00Z").cast(pa.timestamp("us", "UTC"))
TEXTLESS_KINDS = pa.array(["gallery", "video"])
HIDING_PAYWALLS = pa.array(["partial", "hard"])
TALKATIVE = 100  # words after which a language can be told


def published_since_the_web(rows: pa.Table) -> pa.ChunkedArray:
    """Most earlier dates are an epoch or a template's; an archive put online is only flagged."""
    return pc.greater_equal(rows["published_at"], FIRST_SITES)


def precision_with_time(rows: pa.Table) -> pa.ChunkedArray:
    """published_precision is given exactly where published_at is."""
    return pc.equal(rows["published_at"].is_valid(), rows["published_precision"].is_valid())


def day_of_time(rows: pa.Table) -> pa.ChunkedArray:
    """published_day is given exactly where published_at is, and by zones at most a day from it."""
    days = pc.cast(pc.cast(rows["published_at"], pa.date32()), pa.int32())
    apart = pc.abs(pc.subtract(pc.cast(rows["published_day"], pa.int32()), days))
    is_given = pc.equal(rows["published_at"].is_valid(), rows["published_day"].is_valid())
    return pc.and_(is_given, pc.fill_null(pc.less_equal(apart, 1), True))


def section_in_path(rows: pa.Table) -> pa.ChunkedArray:
    """section is a part of section_path, and given exactly where that holds any."""
    path = unchunked(rows["section_path"])
    own = unchunked(rows["section"]).take(pc.list_parent_indices(path))
    is_it = pc.fill_null(pc.equal(path.flatten(), own), False)
    counts = np.bincount(pc.list_parent_indices(path), is_it, minlength=len(rows))
    is_none = pc.and_(rows["section"].is_null(), pc.equal(pc.list_value_length(path), 0))
    return pc.or_(is_none, pa.array(counts > 0))


def text_present(rows: pa.Table) -> pa.ChunkedArray:
    """There is text, unless the kind of page has none, or a paywall or a right withholds it."""
    reasons = (
        pc.not_equal(rows["text"], ""),
        pc.is_in(rows["kind"], value_set=TEXTLESS_KINDS),
        pc.is_in(rows["paywall"], value_set=HIDING_PAYWALLS),
        pc.is_valid(pc.struct_field(rows["rights"], "text_withheld")),
    )
    return pc.or_(pc.or_(*reasons[:2]), pc.or_(*reasons[2:]))


def words_in_text(rows: pa.Table) -> pa.ChunkedArray:
    """There are words exactly where there is text, and no more than characters; of a text that is
    withheld the words stay counted.
    """
    length = pa.array(looked(rows, "text").lengths)
    has_words = pc.greater(rows["word_count"], 0)
    agree = pc.equal(has_words, pc.greater(length, 0))
    agree = pc.and_(agree, pc.less_equal(rows["word_count"], length))
    is_gone = pc.and_(
        pc.is_valid(pc.struct_field(rows["rights"], "text_withheld")), pc.equal(length, 0)
    )
    return pc.or_(agree, is_gone)


def text_reads_body(rows: pa.Table) -> pa.Array:
    """The text is the blocks that are read, joined by blank lines."""
    return pa.array(reads_body(rows))


def own_cluster(rows: pa.Table) -> pa.ChunkedArray:
    """A row is canonical exactly where its cluster has its own id."""
    is_own = pc.equal(rows["cluster_id"], rows["article_id"])
    return pc.equal(is_own, pc.equal(rows["cluster_role"], "canonical"))


def headline_decoded(rows: pa.Table) -> pa.ChunkedArray:
    """The headline has no traces of a wrong charset."""
    return pa.array(~looked(rows, "headline").matching(MOJIBAKE))


def text_decoded(rows: pa.Table) -> pa.ChunkedArray:
    """The text has no traces of a wrong charset."""
    return pa.array(~looked(rows, "text").matching(MOJIBAKE))


def free_without_paywall(rows: pa.Table) -> pa.ChunkedArray:
    """What is free for all has no paywall."""
    hides = pc.is_in(rows["paywall"], value_set=HIDING_PAYWALLS)
    return pc.invert(pc.and_(rows["is_free"], hides))


def language_known(rows: pa.Table) -> pa.ChunkedArray:
    """A text of many words has a language."""
    is_unknown = pc.equal(rows["language"], "und")
    return pc.invert(pc.and_(is_unknown, pc.greater(rows["word_count"], TALKATIVE)))


RULES = (
    Rule(published_since_the_web, "published_at", "warning"),
    Rule(precision_with_time, "published_precision", "critical"),
    Rule(day_of_time, "published_day", "critical"),
    Rule(section_in_path, "section_path", "warning"),
    Rule(text_present, "text", "critical"),
    Rule(words_in_text, "word_count", "warning"),
    Rule(text_reads_body, "text", "critical"),
    Rule(own_cluster, "cluster_id", "critical"),
    Rule(headline_decoded, "headline", "warning"),
    Rule(text_decoded, "text", "warning"),
    Rule(free_without_paywall, "is_free", "warning"),
    Rule(language_known, "language", "warning"),
)
