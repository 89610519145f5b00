"""The verdict: rows may fail and be quarantined, publishers and the whole may not."""

from dataclasses import replace

import pyarrow as pa
import pytest

from expectations.counts import Counts
from expectations.figures import figure_tables
from expectations.promises import Promise
from expectations.results import asked_of
from pipelines.validating.asking import FAILURES
from pipelines.validating.judgement import Findings, verdict
from pipelines.validating.measures import KEYED
from schemas.verdict import Check, Held, Verdict

A, B = b"a" * 16, b"b" * 16  # ids, packed
PROMISES = [
    Promise("fault", "url", "critical", "holds", "kind", {}, lambda rows: rows),
    Promise("warning", "dek", "warning", "holds", "kind", {}, lambda rows: rows),
]
KEYS = pa.Table.from_pylist(
    [
        {"part": 0, "row": 0, "article_id": A, "revision": 2},
        {"part": 0, "row": 1, "article_id": B, "revision": 1},
        {"part": 1, "row": 0, "article_id": A, "revision": 1},
    ],
    schema=KEYED,
)
SOUND = Findings(
    promises=PROMISES,
    failures=FAILURES.empty_table(),
    keys=KEYS,
    asked=(),
    gate=Verdict(success=True, checks=()),
)


def failures(*broken: tuple[int, int, int]) -> pa.Table:
    return pa.table(list(zip(*broken, strict=True)), schema=FAILURES)


def test_sound_findings_give_success():
    assert (verdict(SOUND).success, verdict(SOUND).refusals) == (True, [])


def test_failing_rows_are_named_and_stop_nothing():
    found = verdict(replace(SOUND, failures=failures((0, 1, 0), (1, 0, 0))))
    first = found.checks[0]
    assert (found.success, first.failing, first.rows) == (True, 2, (f"{B.hex()}/1", f"{A.hex()}/1"))


@pytest.mark.slow
def test_what_the_suites_say_of_publishers_and_the_whole_stops_the_release():
    counts = {"courier": Counts(articles=3, failed=47), "herald": Counts(before=30)}
    asked = [asked_of(name, table) for name, table in figure_tables(counts, 0).items()]
    assert verdict(replace(SOUND, asked=asked)).refusals == [
        "release: few_rejected of state: expected at most 0.5, found 0.94",
        "release: still_there of article_id: expected at least 27, found 3",
        "courier: few_rejected of state: expected at most 0.5, found 0.94",
        "herald: still_there of article_id: expected at least 27, found 0",
    ]


def gate_check(**values: object) -> Check:
    facts = {"level": "publisher", "scope": "courier", "expectation": "share filled"}
    said = {"severity": "critical", "success": False, "expected": "about 1", "observed": "0"}
    return Check(**(facts | said | values))


def test_a_publisher_that_the_gate_holds_back_does_not_stop_the_release():
    facts = {"publisher": "courier", "crawl": "two", "reason": "dek: share filled"}
    held = Held(**facts, captures=9, articles=8)
    gate = Verdict(success=True, checks=(gate_check(holds=True),), held=(held,))
    found = verdict(replace(SOUND, gate=gate))
    assert (found.success, found.refusals) == (True, [])
    assert found.waiting == ["courier: 9 new captures of two held back: dek: share filled"]


def test_what_the_gate_cannot_hold_back_stops_the_release():
    gate = Verdict(success=False, checks=(gate_check(),))
    assert verdict(replace(SOUND, gate=gate)).refusals == [
        "courier: share filled: expected about 1, found 0"
    ]
