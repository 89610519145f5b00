"""Texts as they are compared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.wording.comparable import comparable

HINTS = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Rain”, he said: rain!", "rain he said rain"),
        ("  ", ""),
        ("Kar_yağışı 3½", "kar_yağışı 3½"),
        ("Rat\u00adhaus\u200bplatz", "rathausplatz"),
        ("東京に雪。", "東京に雪"),
    ],
)
def test_words_stand_in_lower_case_with_a_blank_between(text, words):
    assert comparable(text) == words


@given(st.text())
def test_nothing_but_words_is_left(text):
    assert comparable(text) == " ".join(re.findall(r"\w+", HINTS.sub("", text.lower())))
