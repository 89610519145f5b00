import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.wording import clean, folded, kept_if_short, printed, words_in

CASES = os.environ.get("BROADSHEET_CASES")


def test_lone_surrogates_are_replaced_and_pairs_stay() -> None:
    assert clean("a\ud83d b \U0001f600") == "a\ufffd b \U0001f600"


def test_control_characters_are_dropped_and_line_feeds_stay() -> None:
    assert clean("one\x00\x07\ntwo\x1b\tthree\x9f") == "one\ntwo\tthree"


def test_all_white_space_folds_to_one_blank() -> None:
    assert folded("\u3000one\u00a0\u2009two\x0c\r\nthree ") == "one two three"


def test_joiners_that_shape_letters_stay() -> None:
    assert printed("می\u200cروم") == "می\u200cروم"


@pytest.mark.parametrize(
    "text",
    [
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0d28\u0d4d\u200d",
        "\U0001f469\u200d\U0001f680",
    ],
)
def test_joiners_stay_where_a_script_is_spelt_with_them(text: str) -> None:
    assert folded(f"a {text} b") == f"a {text} b"


def test_signs_that_no_reader_sees_are_dropped() -> None:
    text = "\ufeffRat\u00adhaus\u200b\u200e am\u2060 Auf\u200clage \u200d\u200b."
    assert folded(text) == "Rathaus am Auflage ."
    assert folded(" \u200b\u200c\u00a0\u200f") == ""
    assert folded("\u202b\u0627\u0628\u202c \u2067\u062a\u2069") == "\u0627\u0628 \u062a"


def test_metadata_escaped_twice_is_read_once() -> None:
    assert printed("Q&amp;amp;A: &quot;why?&quot;") == 'Q&A: "why?"'


def test_a_separator_among_control_characters_is_white_space() -> None:
    assert (clean("a\x1fb\x01c"), folded("a\x1f \x01 b")) == ("a bc", "a b")


def test_break_hints_are_not_part_of_a_headline() -> None:
    assert printed("Helikopter\u00adlande\u200bplatz") == "Helikopterlandeplatz"


def test_a_comparison_is_not_a_tag() -> None:
    assert printed("5 < 6 and 7 > 3") == "5 < 6 and 7 > 3"


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaned_text_can_be_encoded_and_is_cleaned_once(text: str) -> None:
    once = clean(text)
    assert (once.encode().decode(), clean(once)) == (once, once)


@given(st.text(st.sampled_from("ab \n\t\u00a0\u00ad\u200b\x7f\u3042ñ"), max_size=12))
def test_folded_text_has_single_blanks_and_nothing_unseen(text: str) -> None:
    line = folded(text)
    assert line.split(" ") == line.split() or not line
    assert (line.isprintable(), folded(line)) == (True, line)
    assert [*visible(line)] == [*visible(text)]


@pytest.mark.parametrize(
    ("line", "words"), [("It rained", 2), ("Über Nacht", 2), ("東京に雪", 3), ("한국어", 2)]
)
def test_two_letters_of_a_script_without_spaces_make_a_word(line: str, words: int) -> None:
    assert words_in(line) == words


@pytest.mark.skipif(not CASES, reason="BROADSHEET_CASES names no folder of cases")
def test_naughty_strings_can_be_encoded_and_lose_no_visible_character() -> None:
    rows = json.loads((Path(CASES or "") / "strings/blns.json").read_text(encoding="utf-8"))
    cleaned = [clean(row) for row in rows]
    assert [text.encode().decode() for text in cleaned] == cleaned
    assert [visible(text) for text in cleaned] == [visible(row) for row in rows]


def visible(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and not c.isspace())


def test_answers_on_short_texts_alone_are_kept() -> None:
    asked = []

    @kept_if_short(2)
    def size(text: str, more: int = 0) -> int:
        asked.append(text)
        return len(text) + more

    long = "a" * 1_000
    assert [size(text) for text in ("ab", "ab", long, long)] == [2, 2, 1_000, 1_000]
    assert (size("ab", more=1), asked) == (3, ["ab", long, long, "ab"])
