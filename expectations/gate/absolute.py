"""A publisher without a past -> what its first articles must reach, by the thresholds."""

from collections.abc import Iterator

from expectations.gate.figures import CAPTURES, CRITICAL, FILLED, Profile
from expectations.gate.finding import Finding
from expectations.thresholds import Thresholds
from expectations.whole import FAILED_PAGES


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


def missed(check: str, column: str, expected: str, found: float) -> Finding:
    """Return the finding of a missed threshold."""
    return Finding(check, column, expected, f"{found:.3g}", 0.0, True)
