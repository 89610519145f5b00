"""Numbers by which the values of two versions are compared."""

from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pytest

from pipelines.files.value_hashes import together, value_hashes

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
PAIR = pa.struct([("a", pa.string()), ("b", pa.int32())])


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([None, "", "a", "ab", "b", "é"], pa.string()),
        ([None, 0, 1, -1, 2**31 - 1], pa.int32()),
        ([None, 0.0, 1.0, 0.1, float("nan")], pa.float64()),
        ([None, False, True], pa.bool_()),
        ([None, NOON, datetime(1970, 1, 1, tzinfo=UTC)], pa.timestamp("us", "UTC")),
        ([None, date(2026, 11, 1), date(1970, 1, 1)], pa.date32()),
        ([None, [], [None], [""], ["a", "b"], ["b", "a"], ["ab"]], pa.list_(pa.string())),
        ([None, {"a": None, "b": 1}, {"a": "1", "b": None}, {"a": None, "b": None}], PAIR),
        ([[{"a": "x", "b": 1}], [{"a": "x", "b": 2}], [{"a": "x", "b": 1}] * 2], pa.list_(PAIR)),
    ],
)
def test_each_value_has_a_number_of_its_own_and_null_has_0(values, kind):
    numbers = value_hashes(pa.array(values, kind)).tolist()
    assert len(set(numbers)) == len(values)
    assert [values[place] for place, one in enumerate(numbers) if one == 0] == [
        one for one in values if one is None
    ]


def test_a_number_depends_on_the_value_alone_not_on_what_stands_beside_it():
    values = [["a", "b"], None, [], ["c"], ["a", "b"]]
    whole = pa.array(values, pa.list_(pa.string()))
    one_by_one = [value_hashes(pa.array([one], whole.type))[0] for one in values]
    assert value_hashes(whole).tolist() == one_by_one
    assert value_hashes(whole.slice(3)).tolist() == one_by_one[3:]
    assert value_hashes(whole)[0] == value_hashes(whole)[4]


def test_a_part_that_came_and_is_null_leaves_a_record_what_it_was():
    old = pa.array([{"a": "x"}], pa.struct([("a", pa.string())]))
    new = pa.array([{"b": None, "a": "x"}], pa.struct([("b", pa.int32()), ("a", pa.string())]))
    assert value_hashes(old) == value_hashes(new)


def test_values_that_change_places_between_columns_are_another_row():
    one, other = value_hashes(pa.array(["a"])), value_hashes(pa.array(["b"]))
    assert together({"x": one, "y": other}, 1) != together({"x": other, "y": one}, 1)
    assert together({"x": one, "y": other}, 1) == together({"y": other, "x": one}, 1)


def test_small_numbers_in_many_columns_do_not_make_up_for_each_other():
    grid = np.indices((50, 50, 4)).reshape(3, -1)
    parts = {name: value_hashes(pa.array(own)) for name, own in zip("xyz", grid, strict=True)}
    assert len(set(together(parts, grid.shape[1]).tolist())) == grid.shape[1]
