"""A text's passages are told from what it does not hold."""

from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.body.passages import Passages

TEXTS = st.text("ab é語", max_size=40)


@given(TEXTS, TEXTS, st.data())
def test_passages_are_what_python_finds(text: str, other: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    passages = Passages(text)
    assert passages.holds(text[begin : data.draw(st.integers(begin, len(text)))])
    assert passages.holds(other) == (other in text)
