"""What is found in the octets of a column is what is found text by text."""

import re

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.rules.octets import Needles, gaps, unshown
from expectations.rules.rule import looked_at, octets_of

SIGNS = "aAbB q\n\t\x00\x07\x7f\x80\x9f\xa0éÃ€\ufffd\ufffe\uffff同意🐟"
NEEDLES = ("ab", "bq", "同意", "é", "\ufffd", "a b")
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
TEXTS = st.lists(st.none() | st.text(SIGNS, max_size=40), max_size=12)


def columns_of(texts: list[str | None]) -> list[pa.Array]:
    """Return *texts* as columns of several kinds; the last is a part of a longer one."""
    whole = pa.array(["ab\x00  ", *texts, "  同意"], pa.string())
    kinds = [pa.array(texts, kind) for kind in (pa.string(), pa.large_string())]
    return [*kinds, whole.slice(1, len(texts))]


def folded(text: str) -> str:
    """Return *text* with its ASCII letters in lower case."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in text)


@given(TEXTS)
def test_needles_are_found_where_they_stand(texts: list[str | None]):
    expected = [any(one in folded(text or "") for one in NEEDLES) for text in texts]
    for column in columns_of(texts):
        assert looked_at(column, Needles(NEEDLES).found_in).tolist() == expected


@given(TEXTS)
def test_what_cannot_be_shown_is_found(texts: list[str | None]):
    expected = [UNSHOWN.search(text or "") is not None for text in texts]
    for column in columns_of(texts):
        assert looked_at(column, unshown).tolist() == expected


@given(TEXTS)
def test_blanks_and_blank_lines_are_counted(texts: list[str | None]):
    pairs = [re.sub("\n+", lambda run: "\n" * (len(run[0]) - 1), text or "") for text in texts]
    expected = [(text.count(" ") + text.count("\n")) for text in pairs]
    for column in columns_of([text or "" for text in texts]):
        assert gaps(*octets_of(column)).tolist() == expected


def test_a_missing_text_holds_nothing_whatever_stands_for_it():
    octets = pa.py_buffer(b"ab\x00ab")
    places = pa.py_buffer(np.array([0, 3, 5], np.int32))
    column = pa.StringArray.from_buffers(2, places, octets, pa.py_buffer(b"\x02"), 1)
    assert looked_at(column, Needles(["ab"]).found_in).tolist() == [False, True]
    assert looked_at(column, unshown).tolist() == [False, False]


@pytest.mark.parametrize("texts", [["a"], ["a" * 33], [f"{number:03}" for number in range(513)]])
def test_what_cannot_be_looked_for_is_refused(texts: list[str]):
    with pytest.raises(ValueError, match=r"needles: 512 at most, of 2 to 32 octets"):
        Needles(texts)
