"""The gate: each publisher's new captures compared with its own past, by sums that add up."""

from expectations.gate.figures import (
    ARTICLES,
    BROKEN,
    CAPTURES,
    CATEGORIES,
    CLAIM,
    CLAIMS,
    CRITICAL,
    CUT_SHORT,
    FILLED,
    HOURS,
    SEEN,
    STEPS,
    TEXTS,
    TOKEN,
    Profile,
    summed,
)
from expectations.gate.judge import Judgement, judged
from expectations.gate.names import is_waivable, waivable
from expectations.gate.sides import Place, crawl_of

__all__ = [
    "ARTICLES",
    "BROKEN",
    "CAPTURES",
    "CATEGORIES",
    "CLAIM",
    "CLAIMS",
    "CRITICAL",
    "CUT_SHORT",
    "FILLED",
    "HOURS",
    "SEEN",
    "STEPS",
    "TEXTS",
    "TOKEN",
    "Judgement",
    "Place",
    "Profile",
    "crawl_of",
    "is_waivable",
    "judged",
    "summed",
    "waivable",
]
