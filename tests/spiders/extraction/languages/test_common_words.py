import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.languages.common_words import Words


@given(st.text(st.characters() | st.sampled_from("aAİiKkſé \x85\0")), st.integers(0, 20))
def test_common_words_are_counted_as_python_splits_them(text: str, most: int) -> None:
    common = {"a", "i", "k", "ik", "é", "ß", "aaaaaaaa"}
    words = text[:most].lower().split()
    assert Words(common).counted(text, most) == (len(words), sum(one in common for one in words))


def test_no_sign_but_its_own_makes_a_common_word() -> None:
    alone = ["k", "å", "ß", "ÿ", "s"]
    signs = " ".join(map(chr, range(sys.maxunicode + 1)))
    words = signs.lower().split()
    assert Words(alone).counted(signs, len(signs)) == (len(words), sum(map(words.count, alone)))


@pytest.mark.parametrize("word", ["", "The", "longwords", "œ", "a b"])
def test_what_is_no_short_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="1 to 8 letters of Latin-1, in lower case"):
        Words([word])
