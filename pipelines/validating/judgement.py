"""What validate counted -> the verdict: each expectation, of rows, of publishers, of the whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import Promise
from expectations.whole import FAILED_PAGES, Counts, none, publisher_checks, release_checks
from pipelines.counting import Tallies, Tally
from pipelines.validating.fates import positions
from pipelines.validating.quarantine import States
from schemas.verdict import Check, Verdict

NAMED = 20  # failing rows that a check names; all stand in the flags and the quarantine


@dataclass(frozen=True)
class Findings:
    """Everything the verdict is about.

    *rows* counts by (table, publisher); *pages* tallies the articles that came as HTML; *removed*
    and *before* count the tombstones and the last version's articles by publisher; *gate* is the
    verdict on new captures against the past.
    """

    promises: Sequence[Promise]
    failures: pa.Table
    keys: pa.Table
    rows: Counter[tuple[str, str]]
    pages: Tallies
    states: States
    removed: Mapping[str, int]
    before: Mapping[str, int]
    gate: Verdict


def verdict(found: Findings) -> Verdict:
    """Return the verdict on what was found; only checks of more than a row stop a release."""
    own = (*row_checks(found), *whole_checks(found), *counted_checks(found))
    checks = (*own, *found.gate.checks)
    success = not any(one.stops for one in checks)
    return found.gate.model_copy(update={"success": success, "checks": checks})


def row_checks(found: Findings) -> Iterator[Check]:
    """Yield one check per promise over all rows."""
    names = sorted(promise.name for promise in found.promises)
    for promise in found.promises:
        number = names.index(promise.name)
        broken = found.failures.filter(pc.equal(found.failures["promise"], number))
        yield Check(
            level="row",
            scope="articles and revisions",
            expectation=promise.name,
            column=promise.column,
            severity=promise.severity,
            success=not len(broken),
            expected=promise.expected,
            observed=f"{len(broken)} of {len(found.keys)} rows fail",
            failing=len(broken),
            rows=tuple(named(broken, found.keys)),
        )


def named(broken: pa.Table, keys: pa.Table) -> Iterator[str]:
    """Yield the first failing rows as `article_id/revision`; *keys* is in order of part."""
    for place in positions(keys, broken.slice(0, NAMED)).tolist():
        yield f"{keys['article_id'][place]}/{keys['revision'][place]}"


def whole_checks(found: Findings) -> Iterator[Check]:
    """Yield what holds between all rows, and between rows and ledger."""
    keys = found.keys.group_by(["article_id", "revision"]).aggregate([([], "count_all")])
    repeated = keys.filter(pc.greater(keys["count_all"], 1))
    yield none("repeated revisions", "article_id", len(repeated))
    states: Counter[str] = Counter()
    for (_, state, _), count in found.states.items():
        states[state] += count
    rows: Counter[str] = Counter()
    for (table, _), count in found.rows.items():
        rows[table] += count
    lost = abs(states["article"] - rows["articles"] - rows["revisions"])
    lost += abs(states["quarantined"] - rows["quarantine"])
    yield none("captures that do not add up with rows", None, lost)


def counted_checks(found: Findings) -> Iterator[Check]:
    """Yield the checks of the release as a whole and of each publisher, in order of key."""
    counts = counts_by_publisher(found)
    yield from release_checks(summed(counts.values()))
    for publisher, own in sorted(counts.items()):
        yield from publisher_checks(publisher, own)


def counts_by_publisher(found: Findings) -> dict[str, Counts]:
    """Return what was counted of each publisher that has rows, captures or had articles before."""
    failed: Counter[str] = Counter()
    for (publisher, state, reason), count in found.states.items():
        failed[publisher] += count if state == "rejected" and reason in FAILED_PAGES else 0
    publishers = {publisher for _, publisher in found.rows} | failed.keys() | found.before.keys()
    return {
        publisher: Counts(
            articles=found.rows["articles", publisher],
            revisions=found.rows["revisions", publisher],
            quarantined=found.rows["quarantine", publisher],
            failed=failed[publisher],
            removed=found.removed.get(publisher, 0),
            before=found.before.get(publisher, 0),
            pages=found.pages.get(publisher, Tally()).articles,
            filled=found.pages.get(publisher, Tally()).filled,
        )
        for publisher in publishers
    }


def summed(counts: Iterable[Counts]) -> Counts:
    """Return the sums of *counts*."""
    parts = list(counts)
    numbers = [one.name for one in fields(Counts) if one.name != "filled"]
    filled: Counter[str] = Counter()
    for part in parts:
        filled.update(part.filled)
    sums = {name: sum(getattr(part, name) for part in parts) for name in numbers}
    return Counts(**sums, filled=filled)
