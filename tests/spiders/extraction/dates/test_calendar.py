import pytest

from spiders.extraction.dates.calendar import WORDS, calendar_words, folded_words

LANGUAGES = sorted(WORDS.keys() - {"root"})


def test_every_language_of_cldr_has_twelve_months_and_its_names_are_found() -> None:
    wrong = [
        language
        for language in LANGUAGES
        if set(calendar_words(language).months.values()) != set(range(1, 13))
        or any(
            calendar_words(language).month_number(name) != number
            for name, number in calendar_words(language).months.items()
        )
    ]
    assert wrong == []


def test_folding_keeps_every_character_s_place() -> None:
    text = "14 MAYIS Ünal FÉVRIER ß İ १४ ２０２４"
    assert len(folded_words(text)) == len(text)
    assert folded_words("İSTANBUL, 14 MAYIS") == "istanbul, 14 mayis"


@pytest.mark.parametrize(
    ("language", "is_day_first"),
    [("de", True), ("fr-CA", True), ("en-GB", False), ("ja", False), ("und", False), ("", False)],
)
def test_the_order_of_numbers_is_the_language_s_where_it_has_one(
    language: str, is_day_first: bool
) -> None:
    assert calendar_words(language).is_day_first is is_day_first


def test_a_month_with_another_ending_is_the_same_month() -> None:
    assert calendar_words("lv").month_number("maijam") == 5
