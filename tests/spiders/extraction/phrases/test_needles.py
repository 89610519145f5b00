"""Needles are found as Python finds each, in whatever case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.phrases import Needles
from spiders.extraction.wording.consent import CONSENT, phrases_in

SETS = [["aa", "ab"], ["baa", "k1", "ki"], ["é€", "क़", "i̇"]]
TEXTS = st.text(st.sampled_from("aAbBkK1iİıé€É\u212aक़ \U0001f6a2"))


@given(TEXTS)
def test_the_sets_of_which_one_is_in_a_text_are_told(text: str) -> None:
    held = [any(needle in text.lower() for needle in needles) for needles in SETS]
    needles = Needles(SETS)
    assert [bool(needles.sets_in(text) >> number & 1) for number in range(3)] == held


@pytest.mark.parametrize("needle", ["", "a", "Ab"])
def test_what_is_no_needle_is_refused(needle: str) -> None:
    with pytest.raises(ValueError, match="two small letters, or more"):
        Needles([[needle]])


@pytest.mark.parametrize("sets", [[["aa"]] * 65, [["aa"] * 257]])
def test_more_than_fit_are_refused(sets: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="256 in 64 at most"):
        Needles(sets)


def test_phrases_are_those_of_which_a_needle_is_in_the_text() -> None:
    text = "We and our PARTNERS store it; accept ALL. 同意"
    found = [one for one in CONSENT if any(needle in text.lower() for needle in one.needles)]
    assert phrases_in(text) == found
    assert phrases_in(text, found[1:]) == found[1:]
    assert phrases_in("The ferry sailed.") == []
