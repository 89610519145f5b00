"""Ids in 16 bytes, and texts as hashes."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.files.digests import PACKED, decoded, hashed, numbered, packed, unpacked
from schemas.identity import digest


@given(st.lists(st.none() | st.text(max_size=3).map(digest)), st.integers(0, 3))
def test_packed_ids_are_what_they_were_packed_from(ids: list[str | None], start: int):
    column = pa.array(ids, pa.string()).slice(start)
    assert unpacked(packed(column)).equals(column)
    assert packed(pa.chunked_array([column[:1], column[1:]])).equals(packed(column))


def test_packed_ids_stand_in_the_order_of_the_ids():
    ids = sorted(digest(str(number)) for number in range(99))
    column = packed(pa.array(ids)).to_pylist()
    assert column == sorted(column)


@pytest.mark.parametrize("wrong", ["", "abc", "g" * 32, "A" * 32])
def test_what_is_no_id_is_told_from_the_others_by_its_hash(wrong: str):
    sound = digest("ferry")
    column = pa.array([sound, wrong, None, sound])
    first, other, nothing, again = packed(column).to_pylist()
    assert (first, nothing) == (again, None)
    assert other not in (first, None)
    assert unpacked(packed(column)).to_pylist()[0] == sound


def test_equal_texts_have_equal_hashes_and_null_has_none():
    column = pa.array(["ferry", None, "gulls", "ferry"])
    first, nothing, other, again = hashed(column).to_pylist()
    assert (first == again, first != other, nothing) == (True, True, None)
    one, zero, two, same = numbered(column).to_pylist()
    assert (one == same, one != two, zero) == (True, True, 0)


def test_a_decoded_table_has_texts_again():
    ids = pa.array([digest("a"), None], pa.string())
    words = pa.array(["vote", "vote"])
    held = pa.table({"id": packed(ids), "word": words.dictionary_encode(), "n": pa.array([1, 2])})
    assert held.schema.field("id").type == PACKED
    assert decoded(held).equals(pa.table({"id": ids, "word": words, "n": pa.array([1, 2])}))
