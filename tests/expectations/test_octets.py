"""What is found in the octets of a column is what is found text by text."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.rules.looks import look_at
from expectations.rules.octets import Needles, are_joined, gaps, lengths, unshown
from expectations.rules.patterns import MARKUP, MOJIBAKE, NOTICE, SCRIPT_WANTED, Pattern
from expectations.rules.rule import octets_of

SIGNS = "aAbB q\n\t\x00\x07\x7f\x80\x9f\xa0éÃ€\ufffd\ufffe\uffff同意🐟"
NEEDLES = ("ab", "bq", "同意", "é", "\ufffd", "a b", "bbab")
OTHERS = ("ab", "qqq")
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
    held = [
        sum(
            bit
            for bit, needles in ((1, NEEDLES), (2, OTHERS))
            if any(one in folded(text or "") for one in needles)
        )
        for text in texts
    ]
    for column in columns_of(texts):
        assert Needles(NEEDLES, OTHERS).held_in(*octets_of(column)).tolist() == held


@given(TEXTS)
def test_what_cannot_be_shown_is_found(texts: list[str | None]):
    expected = [UNSHOWN.search(text or "") is not None for text in texts]
    for column in columns_of(texts):
        assert unshown(*octets_of(column)).tolist() == expected


@given(TEXTS)
def test_characters_are_counted(texts: list[str | None]):
    for column in columns_of(texts):
        assert lengths(*octets_of(column)).tolist() == [len(text or "") for text in texts]


@given(st.lists(st.lists(st.tuples(st.text(SIGNS, max_size=5), st.booleans()), max_size=4)))
def test_a_text_is_its_parts_with_blank_lines_between(rows: list[list[tuple[str, bool]]]):
    joined = ["\n\n".join(part for part, is_asked in row if is_asked) for row in rows]
    whole = [(row, *part) for row, parts in enumerate(rows) for part in parts]
    owners = np.array([row for row, _, _ in whole], np.int64)
    is_asked = np.array([asked for _, _, asked in whole], np.uint8)
    parts = octets_of(pa.array([part for _, part, _ in whole], pa.string()))
    for damaged in (joined, [f"{text}b" for text in joined], [text[:-1] for text in joined]):
        found = are_joined(*octets_of(pa.array(damaged, pa.string())), *parts, owners, is_asked)
        assert found.tolist() == [one == text for one, text in zip(damaged, joined, strict=True)]


@given(TEXTS)
def test_blanks_and_blank_lines_are_counted(texts: list[str | None]):
    pairs = [re.sub("\n+", lambda run: "\n" * (len(run[0]) - 1), text or "") for text in texts]
    expected = [(text.count(" ") + text.count("\n")) for text in pairs]
    for column in columns_of([text or "" for text in texts]):
        assert gaps(*octets_of(column)).tolist() == expected


def test_a_missing_text_holds_nothing_whatever_stands_for_it():
    octets = pa.py_buffer(b"<b\x00<b")
    places = pa.py_buffer(np.array([0, 3, 5], np.int32))
    column = pa.StringArray.from_buffers(2, places, octets, pa.py_buffer(b"\x02"), 1)
    held, length = look_at(column)
    assert (held > 0).tolist() == [False, True]
    assert length.tolist() == [0, 2]


@pytest.mark.parametrize("texts", [["a"], ["a" * 33]])
def test_what_cannot_be_looked_for_is_refused(texts: list[str]):
    with pytest.raises(ValueError, match=r"a needle has 2 to 32 octets"):
        Needles(texts)


@pytest.mark.parametrize("sets", [[[f"{number:03}" for number in range(513)]], [["ab"]] * 9])
def test_more_than_can_be_looked_for_is_refused(sets: list[list[str]]):
    with pytest.raises(ValueError, match=r"512 in 8 at most"):
        Needles(*sets)


@pytest.mark.parametrize("pattern", [MARKUP, MOJIBAKE, SCRIPT_WANTED, NOTICE])
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_needles(pattern: Pattern, data: st.DataObject):
    python = re.sub(r"\\x\{(\w+)\}", lambda code: chr(int(code[1], 16)), pattern.regex)
    text = data.draw(st.from_regex(re.compile(python.replace("(?-i:", "(?:"), re.ASCII)))
    if pc.match_substring_regex(pa.array([text]), pattern.regex)[0].as_py():
        assert Needles(pattern.needles).held_in(*octets_of(pa.array([text]))).tolist() == [1], text
