"""Markup that shows as text: undone where it surely is such, kept where a text tells of it."""

import pytest

from spiders.extraction.wording import folded, printed


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Docks &#038; piers &nbsp;reopen", "Docks & piers \xa0reopen"),
        ("It was <em class='x'>never</em> safe", "It was never safe"),
        (
            "[caption id='a_7' width='300']<img src='/a.jpg' /> The pier[/caption]It rained",
            "It rained",
        ),
        ("[embed url='/a']It rained[/embed]", "It rained"),
        ("{% if ad %}It rained{% endif %} ${place}<%= now %>[[slot.top]]", "It rained "),
    ],
)
def test_what_should_have_been_markup_is_undone(shown: str, meant: str) -> None:
    assert printed(shown) == folded(meant)


@pytest.mark.parametrize(
    "text",
    [
        "Q&A; R&D rose, &nosuchname; too",
        "He wrote [sic], [video] and [[1]] in {brackets}",
        "A <table> element in a <table> is what they wrote",
    ],
)
def test_what_may_be_meant_is_kept(text: str) -> None:
    assert printed(text) == text


def test_words_on_both_sides_of_a_break_stay_apart() -> None:
    assert printed("Pier rebuilt<br />by autumn<p>Docks next</p>") == (
        "Pier rebuilt by autumn Docks next"
    )


def test_references_are_undone_twice_and_no_more() -> None:
    assert printed("Docks &amp;amp;amp; piers") == "Docks &amp; piers"
