"""What text becomes before it is compared: words, shingles, and their similarity."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.clustering.shingles import BASE, folded, jaccard, shingles, word_hashes

STORY = " ".join(f"word{number}" for number in range(100))


def same(one: str, other: str) -> bool:
    return np.array_equal(shingles(one), shingles(other))


def test_words_are_equal_whatever_their_case_punctuation_and_spacing():
    assert same(STORY, STORY.upper().replace(" ", ",\n\n ") + ".")


def test_words_are_equal_whatever_the_quotation_marks_and_dashes():
    assert same(f'"{STORY}" - {STORY}', f"“{STORY}” — {STORY}")


def test_full_width_letters_are_the_letters():
    assert folded("Ｎｏ") == "no"


def test_characters_of_unspaced_scripts_are_words_of_their_own():
    assert len(word_hashes("東京で会議 in Tokyo")) == 7


@pytest.mark.parametrize(
    "text",
    [
        "大雪压断了山路上的电线",
        "港の市場で魚が高くなった",
        "ｶﾅとカナ",
        "ฝนตกหนักที่ท่าเรือ",
        "ຝົນຕົກໜັກ",
        "ភ្លៀងធ្លាក់ខ្លាំង",
        "မိုးသည်းထန်စွာ",
        "ၵႂၢမ်းတႆး",
        "ᥘᥤᥴ ᥖᥭᥰ",
        "𠮷野家",
    ],
    ids=["chinese", "japanese", "half", "thai", "lao", "khmer", "burmese", "shan", "tai", "rare"],
)
def test_every_character_of_a_script_without_spaces_is_a_word(text: str):
    assert len(word_hashes(text)) == len(unicodedata.normalize("NFKC", text).replace(" ", ""))


def test_a_text_without_spaces_that_moves_on_by_a_character_keeps_its_shingles():
    text = "".join(chr(0x4E00 + 7 * number) for number in range(60))
    assert jaccard(shingles(text), shingles(f"新{text}")) == 56 / 57


def test_marks_do_not_break_a_word():
    assert [len(word_hashes(text)) for text in ("हिन्दी مُحَمَّد", "ދިވެހި", "བོད་ཡིག")] == [2, 1, 2]


def test_two_occurrences_of_a_word_have_one_hash():
    first, other, again = word_hashes("press other press").tolist()
    assert first == again != other


def test_hashes_stay_as_published():
    assert word_hashes("The news").tolist() == [11469020329213407588, 17587133201267993481]
    assert shingles(STORY)[:3].tolist() == [34651289, 48498042, 57065067]


def test_a_word_hash_is_the_mixed_polynomial_of_its_bytes():
    value = sum(byte * BASE**place for place, byte in enumerate(b"news")) % 2**64
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        value = (value ^ (value >> shift)) * factor % 2**64
    assert word_hashes("News!").tolist() == [value]


def test_short_texts_have_no_shingles():
    assert shingles("Watch the video above.").tolist() == []


def test_shingles_are_sorted_and_distinct():
    found = shingles(f"{STORY} {STORY}")
    assert found.tolist() == sorted(set(found.tolist()))


def test_jaccard_counts_the_shared_among_all():
    one, other = (np.array(values, np.uint32) for values in ([1, 2, 3], [2, 3, 4, 5]))
    assert jaccard(one, other) == 2 / 5


def test_jaccard_of_nothing_is_zero():
    nothing = np.empty(0, np.uint32)
    assert jaccard(nothing, nothing) == 0


@given(st.text())
def test_any_text_has_as_many_shingles_at_most_as_words(text: str):
    assert len(shingles(text)) <= len(word_hashes(text))


@given(st.lists(st.sampled_from(["a", "é", "東", "-", " ", "\n", "’", "ß", "0"])))
def test_text_and_its_folded_form_have_the_same_words(parts: list[str]):
    text = "".join(parts)
    assert word_hashes(text).tolist() == word_hashes(folded(text)).tolist()
