"""The data of a page's scripts: only what stands around a colon is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.dates.scripted import SCRIPTED, times_in

TIMES = re.compile(re.sub(r"\(\?[=!][^)]*\)", "", SCRIPTED.pattern), SCRIPTED.flags)


@given(st.lists(st.one_of(st.from_regex(TIMES), st.text(':"\\ \x85ſ', max_size=4)), max_size=3))
def test_what_names_a_time_is_found_where_it_stands(texts: list[str]) -> None:
    text = "".join(texts).encode("utf-8", "replace").decode()
    found = [(match["key"], match["value"]) for match in SCRIPTED.finditer(text)]
    starts = [len(text[: match.start()].encode()) for match in SCRIPTED.finditer(text)]
    said = times_in(text.encode())
    assert [(key, value) for _, key, value in said] == found
    assert [at for at, _, _ in said] == starts


@given(st.from_regex(TIMES))
def test_in_an_attribute_quotes_are_escaped(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    escaped = times_in(text.replace('"', "&quot;").encode())
    assert [time[1:] for time in escaped] == [time[1:] for time in times_in(text.encode())]


@pytest.mark.parametrize(
    "markup",
    [
        "",
        '"dateModified":"2024-05-14T10:00:00Z"',
        '"publishedAt":null,"post":"Fair at 2024"',
        "<p>Published: 2024-05-14 10:00</p>",
        '"publishedAt":"soon"',
    ],
)
def test_most_pages_have_none(markup: str) -> None:
    assert times_in(markup.encode()) == []
