"""A publisher without a past -> what its first articles must reach, by the thresholds."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from expectations.counts import FAILED_PAGES
from expectations.gate.figures import CAPTURES, CRITICAL, FILLED, Profile, summed
from expectations.gate.finding import Finding
from expectations.thresholds import Thresholds, thresholds_of

SMALL = "share filled, of small ones"
Named = TypeVar("Named")


def first_findings(new: Profile, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield the thresholds that the first articles of a publisher miss; all of them hold."""
    count = new.articles
    failed = sum(new.one(CAPTURES, f"rejected as {reason}") for reason in FAILED_PAGES)
    if count >= thresholds.least_articles:
        for column, least in thresholds.fill.items():
            found = new.one(FILLED, column) / count
            if found < least:
                yield missed("share filled", column, f"at least {least:g}", found)
        found = new.one(CRITICAL) / count
        if found > thresholds.most_quarantined:
            most = f"at most {thresholds.most_quarantined:g}"
            yield missed("share that breaks critical promises", "reasons", most, found)
    captured = new.one(CAPTURES, "article")
    if captured + failed >= thresholds.least_articles:
        found = failed / (captured + failed)
        if found > thresholds.most_rejected:
            most = f"at most {thresholds.most_rejected:g}"
            yield missed("share of captures rejected", "state", most, found)


def pooled_first_findings(new: Mapping[str, Profile]) -> Iterator[tuple[str, Finding]]:
    """Yield what publishers with few first articles lack, if those of one parser lack it together.

    Each that misses the threshold is named and none is held: a few articles prove nothing of one.
    """
    for group in by_parser(new):
        few = {
            name: one
            for name, one in group.items()
            if 0 < one.articles < thresholds_of(name).least_articles
        }
        whole, thresholds = summed(few.values()), thresholds_of("")
        if len(few) < 2 or whole.articles < thresholds.least_articles:
            continue
        for column, least in thresholds.fill.items():
            if whole.one(FILLED, column) < least * whole.articles:
                for name, one in sorted(few.items()):
                    found = one.one(FILLED, column) / one.articles
                    if found < least:
                        told = f"at least {least:g} (of small ones together)"
                        yield name, Finding(SMALL, column, told, f"{found:.3g}", 0.0, False)


def by_parser(named: Mapping[str, Named]) -> list[dict[str, Named]]:
    """Return *named* publishers by parser: a key with a dot has no file, and the generic one."""
    return [{n: one for n, one in named.items() if ("." in n) is dot} for dot in (False, True)]


def missed(check: str, column: str, expected: str, found: float) -> Finding:
    """Return the finding of a missed threshold."""
    return Finding(check, column, expected, f"{found:.3g}", 0.0, True)
