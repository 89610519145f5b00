"""Differences: what stayed is counted, what went and came is shown, and all of it is escaped."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.reporting.differences import MOST_LINES, changed_lines, difference

LINES = st.lists(st.sampled_from(["Gulls <b>", "Gulls & crabs", "Tide", "Tide out"]), max_size=6)


def row(headline, *lines, withheld=None):
    return {
        "headline": headline,
        "dek": None,
        "body": [{"role": "paragraph", "text": text} for text in lines],
        "rights": {"text_withheld": withheld},
    }


def test_words_that_changed_stand_in_their_line():
    assert list(changed_lines(["a", "The tide is out"], ["a", "The tide is in"])) == [
        "<p class=same>1 the same</p>",
        "<p dir=auto>The tide is <del>out</del><ins>in</ins></p>",
    ]


def test_lines_with_little_in_common_are_two():
    assert list(changed_lines(["Gulls return"], ["A council of crabs"])) == [
        "<p dir=auto><del>Gulls return</del></p>",
        "<p dir=auto><ins>A council of crabs</ins></p>",
    ]


@given(LINES, LINES)
def test_what_is_compared_is_text(before, now):
    told = "".join(changed_lines(before, now))
    assert "<b>" not in told
    assert ("<ins>" in told or "<del>" in told) == (before != now)


def test_withheld_text_is_said_and_headlines_are_compared():
    told = difference(row("Tide in", withheld="tdm_reservation"), row("Tide out"))
    assert "Text is withheld" in told
    assert "Tide <del>in</del><ins>out</ins>" in told


def test_nothing_different_is_said_in_words():
    assert "No word" in difference(row("Tide", "Gulls"), row("Tide", "Gulls"))


def test_scripts_without_spaces_are_compared_by_their_letters():
    assert list(changed_lines(["東京に雪が降る"], ["東京に雨が降る"])) == [
        "<p dir=auto>東京に<del>雪</del><ins>雨</ins>が降る</p>"
    ]


def test_a_story_rewritten_from_end_to_end_is_compared_in_bounded_time():
    before = [" ".join(f"a{line}" for _ in range(140)) for line in range(300)]
    now = [" ".join([f"a{line}", "b"] * 70) for line in range(300)]
    told = list(changed_lines(before, now))
    assert sum("<ins>" in line and "<del>" in line for line in told) == MOST_LINES
    assert len(told) == MOST_LINES + 2 * (300 - MOST_LINES)
