import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders.extraction.dates.calendar import WORDS, calendar_words, folded_words
from spiders.extraction.dates.grammar import ROUGH_FORMS, form_of

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


# Patterns of all months are slow to draw from, and much of what is drawn does not match.
@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much])
@pytest.mark.parametrize("number", range(4))
@given(data=st.data())
def test_a_form_that_finds_a_date_is_possible(number: int, data: st.DataObject) -> None:
    form = form_of(calendar_words("vi").month, number)  # its months end with numbers
    loose = re.compile(re.sub(r"\(\?<?[=!](?:\[[^]]*\]|[^()])*\)", "", form.pattern))
    low = data.draw(st.text("1 a", max_size=2)) + data.draw(st.from_regex(loose, fullmatch=True))
    assert ROUGH_FORMS[number].search(low) or not form.search(low)


@pytest.mark.parametrize(
    "low", ["14 1-р сар 2024", "1-р сар 14, 2024", "2024 1-р сар 14", "2024 14 1-р сар"]
)
def test_so_is_one_whose_month_begins_with_a_number(low: str) -> None:
    forms = [form_of(calendar_words("mn").month, number) for number in range(4)]
    found = [number for number, form in enumerate(forms) if form.search(low)]
    assert found
    assert all(ROUGH_FORMS[number].search(low) for number in found)
