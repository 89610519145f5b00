"""Cues: whether a line has some words, alone and asked together."""

import re

from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.phrases import Cue, Cues
from spiders.extraction.wording.colophon import CUES as BELOW
from spiders.extraction.wording.sales import CUES as SALES

GROUPS = [BELOW, SALES]
ONES = st.sampled_from([(group, cue) for group in GROUPS for cue in group.bits])
AROUND = st.text("aé ｡本-“_'9", max_size=4)
SUBSCRIBE = Cue(r"subscri(?:be|ption)\b|abo\b|订阅")
YOURS = Cue(r"tu\b|your")


@given(ONES, st.data())
def test_no_cue_is_missed_by_the_look_at_how_words_begin(
    one: tuple[Cues, Cue], data: st.DataObject
) -> None:
    group, cue = one
    within = data.draw(st.from_regex(re.compile(cue.pattern, cue.flags)))
    text = data.draw(AROUND) + within + data.draw(AROUND)
    asked = group.asked(text)
    is_there = cue.compiled.search(text) is not None
    assert asked.has(cue) == cue.is_in(text) == is_there
    assert asked.begins(cue) == (cue.compiled.match(text) is not None)


def test_a_cue_stands_at_the_beginning_of_a_word() -> None:
    texts = ["Probe-Abo", "unsubscribe", "请订阅"]
    assert [SUBSCRIBE.is_in(text) for text in texts] == [True, False, True]
    assert YOURS.is_in("9本tu")


def test_cues_asked_together_are_told_apart() -> None:
    asked = Cues(SUBSCRIBE, YOURS).asked("Renew your account")
    assert (asked.has(SUBSCRIBE), asked.has(YOURS), asked.begins(YOURS)) == (False, True, False)
    assert Cues(SUBSCRIBE, YOURS).asked("Your account").begins(YOURS)
