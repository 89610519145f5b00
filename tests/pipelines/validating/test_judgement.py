"""The verdict: rows may fail and be quarantined, publishers and the whole may not."""

from collections import Counter
from dataclasses import replace

import pyarrow as pa

from expectations.promises import Promise
from pipelines.counting.statistics import Tally
from pipelines.validating.judgement import Findings, verdict
from pipelines.validating.measures import FAILURES, KEYED
from schemas.verdict import Check, Held, Verdict

PROMISES = [
    Promise("fault", "url", "critical", "holds", "kind", {}, lambda rows: rows),
    Promise("warning", "dek", "warning", "holds", "kind", {}, lambda rows: rows),
]
KEYS = pa.Table.from_pylist(
    [
        {"part": 0, "row": 0, "article_id": "a", "revision": 2},
        {"part": 0, "row": 1, "article_id": "b", "revision": 1},
        {"part": 1, "row": 0, "article_id": "a", "revision": 1},
    ],
    schema=KEYED,
)
SOUND = Findings(
    promises=PROMISES,
    failures=FAILURES.empty_table(),
    keys=KEYS,
    rows=Counter({("articles", "courier"): 2, ("revisions", "courier"): 1}),
    pages={"courier": Tally(2, Counter(headline=2), Counter({60: 2}))},
    states=Counter({("courier", "article", None): 3, ("courier", "unchanged", "revisit"): 9}),
    removed={},
    before={},
    gate=Verdict(success=True, checks=()),
)


def failures(*broken: tuple[int, int, int]) -> pa.Table:
    return pa.table(list(zip(*broken, strict=True)), schema=FAILURES)


def test_sound_findings_give_success():
    assert (verdict(SOUND).success, verdict(SOUND).refusals) == (True, [])


def test_failing_rows_are_named_and_stop_nothing():
    found = verdict(replace(SOUND, failures=failures((0, 1, 0), (1, 0, 0))))
    first = found.checks[0]
    assert (found.success, first.failing, first.rows) == (True, 2, ("b/1", "a/1"))


def test_a_revision_that_stands_twice_stops_the_release():
    twice = pa.concat_tables([KEYS, KEYS.slice(0, 1)])
    assert verdict(replace(SOUND, keys=twice)).refusals == [
        "release: repeated revisions of article_id: expected none, found 1"
    ]


def test_a_capture_without_its_row_stops_the_release():
    states = SOUND.states + Counter({("courier", "article", None): 1})
    assert verdict(replace(SOUND, states=states)).refusals == [
        "release: captures that do not add up with rows: expected none, found 1"
    ]


def test_a_publisher_with_too_many_failed_pages_stops_the_release():
    states = SOUND.states + Counter({("courier", "rejected", "no_text"): 47})
    assert verdict(replace(SOUND, states=states)).refusals == [
        "release: share rejected: expected at most 0.5, found 0.94",
        "courier: share rejected: expected at most 0.5, found 0.94",
    ]


def test_pages_that_are_no_stories_are_not_counted_as_failed():
    states = SOUND.states + Counter({("courier", "rejected", "index_page"): 470})
    assert verdict(replace(SOUND, states=states)).success


def test_a_publisher_that_vanished_is_missed():
    assert verdict(replace(SOUND, before={"herald": 30})).refusals == [
        "release: articles of the last version: expected at least 27, found 2",
        "herald: articles of the last version: expected at least 27, found 0",
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
