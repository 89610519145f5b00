"""What is found in the octets of a column is what is found text by text."""

import re
from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.rules.languages import SCRIPTS, Signs
from expectations.rules.looks import look_at
from expectations.rules.needles import Needles
from expectations.rules.octets import are_joined, gaps, repeated, shown
from expectations.rules.patterns import MARKUP, MOJIBAKE, NOTICE, SCRIPT_WANTED, Pattern
from expectations.rules.rule import octets_of

SIGNS = "aAbB q\n\t\x00\x07\x7f\x80\x9f\xa0éÃ€\ufffd\ufffe\uffff同意🐟"
NEEDLES = ("ab", "bq", "同意", "é", "\ufffd", "a b", "bbab")
OTHERS = ("ab", "qqq")
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
WORDS = st.text(SIGNS, max_size=40)
TEXTS = st.lists(st.none() | WORDS, max_size=12)
BOTH = st.booleans()


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


@given(st.lists(st.none() | st.builds(str.__add__, st.sampled_from(["", "a" * 63]), WORDS)))
def test_characters_are_counted_and_what_cannot_be_shown_is_found(texts: list[str | None]):
    is_unshown = [UNSHOWN.search(text or "") is not None for text in texts]
    for column in columns_of(texts):
        counted, found = shown(*octets_of(column))
        assert counted.tolist() == [len(text or "") for text in texts]
        assert found.tolist() == is_unshown


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(["", "aa", "ab", "aa" * 9, "ab" * 9]), BOTH))),
    st.integers(1, 4),
)
def test_a_row_holds_a_string_as_often_as_it_does(rows: list[list[tuple[str, bool]]], times: int):
    counts = [Counter(text for text, is_asked in row if is_asked) for row in rows]
    whole = [(row, *part) for row, parts in enumerate(rows) for part in parts]
    owners = np.array([row for row, _, _ in whole], np.int64)
    is_asked = np.array([asked for _, _, asked in whole], np.uint8)
    octets = octets_of(pa.array([part for _, part, _ in whole], pa.string()))
    found = repeated(*octets, owners, is_asked, len(rows), times)
    assert found.tolist() == [max(one.values(), default=0) >= times for one in counts]


@settings(max_examples=20)
@given(st.lists(st.none() | st.text(SIGNS + "Яяひ漢ー한", max_size=40), max_size=6))
def test_signs_of_a_script_are_counted(texts: list[str | None]):
    column = pa.array(texts, pa.string())
    signs = Signs.of(column)
    for script in (r"\p{L}", r"\p{Latin}", *SCRIPTS):
        counts = pc.fill_null(pc.count_substring_regex(column, f"[{script}]"), 0)
        assert signs.counted(script).tolist() == counts.to_pylist()


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
