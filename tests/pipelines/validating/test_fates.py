"""What becomes of rows that break promises."""

import pyarrow as pa

from expectations.promises import Promise
from pipelines.validating.asking import FAILURES
from pipelines.validating.fates import fates
from pipelines.validating.measures import KEYED

A, B = b"a" * 16, b"b" * 16  # ids, packed
FAULT, WARNING, OTHER = 0, 1, 2  # in order of name
PROMISES = [
    Promise(name, "column", severity, "holds", "kind", {}, lambda rows: rows)
    for name, severity in (("other", "warning"), ("fault", "critical"), ("length", "warning"))
]
KEYS = pa.Table.from_pylist(  # the newest revisions in part 0, earlier ones in part 1
    [
        {"part": 0, "row": 0, "article_id": A, "revision": 3, "table": "articles"},
        {"part": 0, "row": 1, "article_id": B, "revision": 1, "table": "articles"},
        {"part": 1, "row": 0, "article_id": A, "revision": 1, "table": "revisions"},
        {"part": 1, "row": 1, "article_id": A, "revision": 2, "table": "revisions"},
    ],
    schema=KEYED,
)


def found(*broken: tuple[int, int, int]) -> list[tuple[str, list[str], list[str]]]:
    columns = list(zip(*sorted(broken), strict=True)) or [[], [], []]
    arrays = [pa.array(values, one.type) for values, one in zip(columns, FAILURES, strict=True)]
    rows = fates(KEYS, pa.table(arrays, schema=FAILURES), PROMISES).to_pylist()
    return [(row["table"], row["flags"], row["reasons"]) for row in rows]


def test_rows_that_break_nothing_stay_where_they_are():
    stay = ["articles", "articles", "revisions", "revisions"]
    assert found() == [(table, [], []) for table in stay]


def test_warnings_are_flags_in_order_of_name():
    assert found((0, 1, OTHER), (0, 1, WARNING), (1, 1, OTHER)) == [
        ("articles", [], []),
        ("articles", ["length", "other"], []),
        ("revisions", [], []),
        ("revisions", ["other"], []),
    ]


def test_a_fault_quarantines_and_the_newest_sound_revision_moves_up():
    assert found((0, 0, FAULT)) == [
        ("quarantine", [], ["fault"]),
        ("articles", [], []),
        ("revisions", [], []),
        ("articles", [], []),
    ]


def test_a_revision_that_moves_up_keeps_its_flags():
    assert found((0, 0, FAULT), (1, 1, FAULT), (1, 0, OTHER)) == [
        ("quarantine", [], ["fault"]),
        ("articles", [], []),
        ("articles", ["other"], []),
        ("quarantine", [], ["fault"]),
    ]


def test_an_article_whose_only_revision_is_faulty_is_gone():
    assert found((0, 1, FAULT))[1] == ("quarantine", [], ["fault"])


def test_a_faulty_earlier_revision_moves_nothing():
    assert [table for table, _, _ in found((1, 0, FAULT))] == [
        "articles",
        "articles",
        "quarantine",
        "revisions",
    ]
