"""How the texts begin that a pattern may match: no match is ever missed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.phrases import Openings

PATTERNS = [
    re.compile(pattern, flags)
    for pattern in (
        r"\W*(?:ads?|adverts?|\(c\)|[ée]crivez|[a-c]\d)\W*",
        r"\W{0,3}(?:(?:the |this )?(?:view|story)s?[^.]{0,5}\bends|got (?:an? )?tips?)",
        r"(?:please\s+)?(?i:sign up|lik|volg\b|під\w+)(?!ned)",
        r"(?P<word>tide)s?+ (?P=word)|\d{1,3}[- ]min(?:ute)?s?|[a-e][^\W\d_]{2}|réc[io]t|k.x",
        r"(?:re){2,9}d|[(“]cue|2[34]:[0-6]|síg[ée]|ilg[ıü]n|x[éè]r|see(?= also)|(?<=x)?later",
    )
    for flags in (re.IGNORECASE, 0)
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_what_a_pattern_matches_may_begin_so(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True)) + data.draw(st.text(max_size=3))
    assert pattern.match(text) is None or Openings(pattern).may_begin(text)


@given(st.text(), st.sampled_from(PATTERNS))
def test_any_text_is_asked_or_does_not_match(text: str, pattern: re.Pattern[str]) -> None:
    assert Openings(pattern).may_begin(text) or pattern.match(text) is None


@given(st.text(), st.sampled_from(PATTERNS))
def test_any_word_is_asked_or_begins_no_match(text: str, pattern: re.Pattern[str]) -> None:
    words = [word.start() for word in re.finditer(r"\b(?=\w)", text)]
    matches = [at for at in words if pattern.match(text, at)]
    assert Openings(pattern).begun_in(text) or not matches


@given(st.text(), st.sampled_from(PATTERNS))
def test_a_word_is_begun_where_a_match_begins_with_a_word(
    text: str, pattern: re.Pattern[str]
) -> None:
    begun = Openings(pattern).is_word_begun(pattern, text)
    words = [word.start() for word in re.finditer(r"\b(?=\w)", text)]
    assert begun or not any(pattern.match(text, at) for at in words)
    assert not begun or pattern.search(text)


def test_where_many_words_may_begin_a_pattern_it_is_found_all_the_same() -> None:
    pattern = re.compile("(?:tips?|été)", re.IGNORECASE)
    openings = Openings(pattern)
    assert openings.is_word_begun(pattern, "tio " * 9 + "tip")
    assert openings.is_word_begun(pattern, "на это " * 9 + "Été")
    assert not openings.is_word_begun(pattern, "на это " * 9 + "tio")


def test_words_are_asked_wherever_they_begin() -> None:
    openings = Openings(re.compile("tips?|subscri", re.IGNORECASE))
    asked = ["Send (tips", "a subscriber"]
    others = ["", "1 été", "unsubscribe", "the ti.ps", "in 2026", "…"]
    assert [openings.begun_in(text) for text in asked] == [1] * len(asked)
    assert [openings.begun_in(text) for text in others] == [0] * len(others)


def test_most_texts_need_not_be_asked() -> None:
    pattern = r"\W*(?:(?:the )?view|tips?\b|[ée]crivez|[a-c]\d)"
    openings = Openings(re.compile(pattern, re.IGNORECASE))
    asked = ["The views of", "TIP", "tipsy", "écrivez", "Écrivez", "“Tips", "b7", "“", "ⅷ ferries"]
    others = ["", "Vie", "The ferry", "ti p", "d7", "7", "“Tides", "... (the ferry)"]
    assert [openings.may_begin(text) for text in asked] == [True] * len(asked)
    assert [openings.may_begin(text) for text in others] == [False] * len(others)


@pytest.mark.parametrize("pattern", [r"", r".*tip", r"[^.]+tip", r"(?:tip)?", r"\w+"])
def test_a_pattern_that_may_begin_with_anything_has_no_openings(pattern: str) -> None:
    with pytest.raises(ValueError, match="anything"):
        Openings(re.compile(pattern)).may_begin("tip")


@given(st.text(), st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=6))
def test_patterns_asked_together_are_told_apart(text: str, patterns: list[re.Pattern[str]]) -> None:
    together = Openings(*patterns)
    alone = sum(Openings(one).begun_in(text) << at for at, one in enumerate(patterns))
    assert together.begun_in(text) == alone
    for at, one in enumerate(patterns):
        begun = Openings(one).is_word_begun(one, text)
        assert together.is_word_begun(one, text, 1 << at) == begun


def test_a_letter_beyond_ascii_is_asked_where_a_pattern_goes_on_with_one() -> None:
    openings = Openings(re.compile("réc"), re.compile("kit|silk", re.IGNORECASE))
    texts = ["réc", "rêve", "été", "\u212aıt", "ſilk", "ſilo", "kêt"]
    assert [openings.begun_in(text) for text in texts] == [1, 1, 0, 2, 2, 0, 0]
