import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.page.structured import tolerant_json

STORY = {"@type": "NewsArticle", "headline": "Fair opens", "author": {"name": "Ada Lovelace"}}


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "Fair opens", "author": {"name": "Ada Lovelace",},}',
        '{"@type": "NewsArticle" "headline": "Fair opens"\n"author": {"name": "Ada Lovelace"}}',
        "{'@type': 'NewsArticle', 'headline': 'Fair opens', 'author': {'name': 'Ada Lovelace'}}",
        '{@type: "NewsArticle", headline: "Fair opens", author: {name: "Ada Lovelace"}}',
        '{"@type": "NewsArticle", "headline": "Fair opens", # "author": {"name": "Ada Lovelace"}}',
        '{"@type": "NewsArticle", // the type\n"headline": "Fair opens", /* who */ '
        '"author": {"name": "Ada Lovelace"}}',
        '<b>Notice</b>: Undefined index [3] in {main}\n{"@type": "NewsArticle", '
        '"headline": "Fair opens", "author": {"name": "Ada Lovelace"}}',
        '{"@type": "NewsArticle", "headline": "Fair opens", "author": {"name": "Ada Lovelace"',
        '/*<![CDATA[*/{"@type": "NewsArticle", "headline": "Fair opens", '
        '"author": {"name": "Ada Lovelace"}}/*]]>*/',
        '{"@type": "NewsArticle", "headline": "Fair opens", "author": {"name": "Ada Lovelace"}}}',
    ],
)
def test_one_fault_loses_nothing(text: str) -> None:
    assert tolerant_json(text) == STORY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"The town\'s fair", "The town's fair"),
        ('The "great" fair', 'The "great" fair'),
        ('the "great".', 'the "great".'),
        ('<em class="a b">Fair</em>', '<em class="a b">Fair</em>'),
        ("Fair\nopens", "Fair\nopens"),
        (r"\u00dcber \x alles", "Über x alles"),
    ],
)
def test_a_string_ends_where_the_next_member_begins(written: str, read: str) -> None:
    assert tolerant_json(f'{{"a": "{written}", "b": 1,}}') == {"a": read, "b": 1}


def test_a_string_cut_off_ends_the_script() -> None:
    text = '{"headline": "Fair opens", "articleBody": "On Monday the'
    assert tolerant_json(text) == {"headline": "Fair opens", "articleBody": "On Monday the"}


def test_objects_one_behind_the_other_are_all_read() -> None:
    assert tolerant_json('{"a": 1}{"b": 2}') == [{"a": 1}, {"b": 2}]
    assert tolerant_json('{"a": 1,}\n;{"b": [2, 3,]}') == [{"a": 1}, {"b": [2, 3]}]


def test_words_that_json_does_not_know_are_null() -> None:
    assert tolerant_json('{"a": undefined, "b": true, "c": 1.5, "d": -2, "e": NaN,}') == {
        "a": None, "b": True, "c": 1.5, "d": -2, "e": None
    }  # fmt: skip


def test_nesting_beyond_bounds_is_given_up() -> None:
    assert tolerant_json('{"a":' * 5_000) is None


@given(st.text(alphabet="{}[]\":,\\/* ab1\n'", max_size=200))
def test_no_text_raises(text: str) -> None:
    tolerant_json(text)
