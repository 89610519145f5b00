"""What is counted of publishers before anything is promised of them: rows, captures, fill."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

FAILED_PAGES = frozenset(  # rejections of what was fetched as a story and gave none
    {"cpu_limit", "empty", "error_page", "memory_limit", "no_text", "parser_crash", "undecodable"}
)
States = Mapping[tuple[str, str, str | None], int]  # captures by publisher, state and reason


@dataclass(frozen=True)
class Counts:
    """What is counted of one publisher, or of the whole release.

    *pages* and *filled* count the articles that came as HTML, and those with a value by column.
    """

    articles: int = 0
    revisions: int = 0
    quarantined: int = 0
    failed: int = 0  # captures rejected for one of FAILED_PAGES
    removed: int = 0  # by takedown or withdrawal
    before: int = 0  # articles of the baseline
    unaccounted: int = 0  # captures without the row that their state says, or rows without one
    pages: int = 0
    filled: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """All rows that were checked."""
        return self.articles + self.revisions + self.quarantined

    def __add__(self, other: "Counts") -> "Counts":
        """Return both together."""
        numbers = [one.name for one in fields(Counts) if one.name != "filled"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in numbers}
        return Counts(**sums, filled=Counter(self.filled) + Counter(other.filled))


def summed(counts: Iterable[Counts]) -> Counts:
    """Return the counts of the whole."""
    return sum(counts, Counts())


def counts_by_publisher(
    rows: Mapping[tuple[str, str], int],
    states: States,
    filled: Mapping[str, tuple[int, Mapping[str, int]]],
    removed: Mapping[str, int],
    before: Mapping[str, int],
) -> dict[str, Counts]:
    """Return what was counted of each publisher that has rows, captures or had articles before.

    *rows* counts by (table, publisher); *filled* holds pages and values by column; *removed* and
    *before* count tombstones and the articles of the last version.
    """
    failed: Counter[str] = Counter()
    kept: Counter[tuple[str, str]] = Counter()
    for (publisher, state, reason), count in states.items():
        kept[publisher, state] += count
        failed[publisher] += count if state == "rejected" and reason in FAILED_PAGES else 0
    publishers = {publisher for _, publisher in rows} | failed.keys() | before.keys()
    found = {}
    for publisher in sorted(publishers):
        articles, revisions, quarantined = (
            rows.get((table, publisher), 0) for table in ("articles", "revisions", "quarantine")
        )
        unaccounted = abs(kept[publisher, "article"] - articles - revisions)
        unaccounted += abs(kept[publisher, "quarantined"] - quarantined)
        pages, values = filled.get(publisher, (0, {}))
        found[publisher] = Counts(
            articles=articles,
            revisions=revisions,
            quarantined=quarantined,
            failed=failed[publisher],
            removed=removed.get(publisher, 0),
            before=before.get(publisher, 0),
            unaccounted=unaccounted,
            pages=pages,
            filled=values,
        )
    return found
