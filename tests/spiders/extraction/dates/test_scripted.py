"""The data of a page's scripts: pages that name no time there are not searched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.dates.scripted import SCRIPTED, may_hold_time

TIMES = re.compile(re.sub(r"\(\?[=!][^)]*\)", "", SCRIPTED.pattern), SCRIPTED.flags)


@given(st.from_regex(TIMES), st.booleans())
def test_what_names_a_time_is_searched(text: str, is_escaped: bool) -> None:
    written = text.replace('"', "&quot;") if is_escaped else text
    assert may_hold_time(written.encode("utf-8", "replace")) or not SCRIPTED.search(text)


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
def test_most_pages_are_not(markup: str) -> None:
    assert not may_hold_time(markup.encode())
