"""What validate found -> the verdict: each expectation, of rows, of publishers, of the whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from expectations.promises import Promise
from expectations.results import Asked, checks_of
from pipelines.files import decoded
from pipelines.validating.fates import positions
from schemas.verdict import Check, Verdict

NAMED = 20  # failing rows that a check names; all stand in the flags and the quarantine


@dataclass(frozen=True)
class Findings:
    """Everything the verdict is about.

    *failures* are the broken promises of rows, *keys* names all rows; *asked* are the suites on
    counts, and *gate* is the verdict on new captures against the past.
    """

    promises: Sequence[Promise]
    failures: pa.Table
    keys: pa.Table
    asked: Iterable[Asked]
    gate: Verdict


def verdict(found: Findings) -> Verdict:
    """Return the verdict on what was found; only checks of more than a row stop a release."""
    counted = chain.from_iterable(checks_of(asked) for asked in found.asked)
    checks = (*row_checks(found), *counted, *found.gate.checks)
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
    places = pa.array(positions(keys, broken.slice(0, NAMED)))
    first = decoded(keys.select(["article_id", "revision"]).take(places))
    for row in first.to_pylist():
        yield f"{row['article_id']}/{row['revision']}"
