"""What becomes of rows that break promises."""

import pyarrow as pa

from expectations.promises import Promise
from pipelines.fates import Fate, fates
from pipelines.measures import FAILURES, KEYED

PROMISES = [
    Promise(name, "column", severity, "holds", "kind", {}, lambda rows: rows)
    for name, severity in (("z_warn", "warning"), ("a_warn", "warning"), ("fault", "critical"))
]
KEYS = pa.table(  # the newest revision in part 0, earlier ones in part 1
    {
        "part": [0, 0, 1, 1],
        "row": [0, 1, 0, 1],
        "article_id": ["a", "b", "a", "a"],
        "revision": [3, 1, 1, 2],
        "cluster_id": ["a", "b", "a", "a"],
    },
    schema=KEYED,
)


def found(*broken: tuple[int, int, int]) -> dict[tuple[int, int], Fate]:
    columns = list(zip(*broken, strict=True)) or [[], [], []]
    failures = pa.table(
        [pa.array(c, f.type) for c, f in zip(columns, FAILURES, strict=True)], FAILURES
    )
    return fates(failures, KEYS, PROMISES)


def test_nothing_broken_changes_nothing():
    assert found() == {}


def test_warnings_are_flags_in_order_of_name():
    assert found((0, 0, 0), (0, 0, 1)) == {(0, 0): Fate(flags=["a_warn", "z_warn"])}


def test_a_fault_quarantines_and_the_newest_sound_revision_moves_up():
    assert found((0, 0, 2)) == {(0, 0): Fate(reasons=["fault"]), (1, 1): Fate(is_promoted=True)}


def test_a_revision_that_moves_up_keeps_its_flags():
    assert found((0, 0, 2), (1, 1, 2), (1, 0, 0)) == {
        (0, 0): Fate(reasons=["fault"]),
        (1, 1): Fate(reasons=["fault"]),
        (1, 0): Fate(flags=["z_warn"], is_promoted=True),
    }


def test_an_article_whose_only_revision_is_faulty_is_gone():
    assert found((0, 1, 2)) == {(0, 1): Fate(reasons=["fault"])}


def test_a_faulty_earlier_revision_moves_nothing():
    assert found((1, 0, 2)) == {(1, 0): Fate(reasons=["fault"])}
