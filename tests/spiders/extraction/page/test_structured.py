import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.page.stories import stories
from spiders.extraction.page.structured import (
    flat,
    json_ld,
    string,
    tolerant_json,
    types_of,
)
from tests.spiders.hostile_text import joined


def test_lists_and_graphs_are_opened_in_page_order() -> None:
    scripts = ['[{"a": 1}, {"@context": "x", "@graph": [{"a": 2}]}]', '{"a": 3}']
    assert list(json_ld(scripts)) == [{"a": 1}, {"a": 2}, {"a": 3}]


def test_a_broken_script_does_not_lose_the_next() -> None:
    assert list(json_ld(["{oops", '{"a": 1}'])) == [{"a": 1}]


@pytest.mark.parametrize(
    "text",
    [
        '//<![CDATA[\n{"a": "b"}\n//]]>',
        '<!-- {"a": "b"} -->',
        '{"a": "b",}',
        '{/* the desk */ "a": "b" // set by hand\n}',
        '{"a": "b"};',
        '{"a": "b"}}',
        "{&quot;a&quot;: &quot;b&quot;}",
        r'"{\"a\": \"b\"}"',
        '{"schema:a": "b"}',
        '{"http://schema.org/a": "b"}',
        "{”a”: ”b”}",
        '{"a": `b`}',
        r'{\n "a": "b"\n}',
        r"{\"a\": \"b\"}",
    ],
)
def test_what_sites_print_around_json_is_undone(text: str) -> None:
    assert tolerant_json(text) == {"a": "b"}


def test_names_of_members_begin_with_small_letters() -> None:
    text = '{"Headline": "A Name", "Author": {"Name": "Ada"}}'
    assert tolerant_json(text) == {"headline": "A Name", "author": {"name": "Ada"}}


def test_a_graph_may_be_the_json_of_one() -> None:
    assert list(json_ld([r'{"@graph": "[{\"a\": 1}]"}', '{"@graph": "none"}'])) == [{"a": 1}]


def test_two_commas_part_members_as_one_does() -> None:
    assert tolerant_json('{"a": "b",, "c": "d"}') == {"a": "b", "c": "d"}


def test_an_address_in_a_string_is_no_comment() -> None:
    assert tolerant_json('{"url": "https://example.org/a,]", }') == {
        "url": "https://example.org/a,]"
    }


def test_raw_line_feeds_in_strings_are_read() -> None:
    assert tolerant_json('{"a": "b\nc"}') == {"a": "b\nc"}


def test_nan_and_infinity_are_null() -> None:
    assert tolerant_json('{"a": NaN, "b": [-Infinity]}') == {"a": None, "b": [None]}


def test_an_unescaped_quote_loses_nothing() -> None:
    text = '{"@type": "NewsArticle", "headline": "Fair opens",\n"description": "the "big" fair",\n'
    assert tolerant_json(text + '"datePublished": "2024-05-14T09:30:00Z"\n') == {
        "@type": "NewsArticle",
        "headline": "Fair opens",
        "description": 'the "big" fair',
        "datePublished": "2024-05-14T09:30:00Z",
    }


@pytest.mark.hostile
@pytest.mark.parametrize("text", ["[" * 100_000, '[{"":' * 50_000, '{"a": 1e999999}'])
def test_hostile_nesting_and_numbers_give_a_value_or_none(text: str) -> None:
    assert list(json_ld([text, '{"a": 1}']))[-1] == {"a": 1}


@pytest.mark.hostile
@pytest.mark.parametrize(
    "filler", ["/*", '"', " ", "<!--", ",", "\\\\", "//", '"name": "', "&quot;"]
)
def test_broken_scripts_are_read_in_linear_time(filler: str) -> None:
    assert len(tolerant_json("{" + filler * (300_000 // len(filler))) or {}) < 2


@pytest.mark.hostile
def test_a_list_of_half_a_million_is_opened_in_linear_time() -> None:
    assert sum(flat([[1] * 500_000])) == 500_000


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    tolerant_json("{" + text)


def test_types_lose_their_namespace() -> None:
    node = {"@type": ["http://schema.org/NewsArticle", "schema:Report"]}
    assert types_of(node) == {"newsarticle", "report"}


def test_the_first_text_of_a_list_or_value_object_is_taken() -> None:
    assert string({"name": [None, " ", {"@value": "Ada"}]}, "headline", "name") == "Ada"


def test_an_object_that_is_a_list_is_opened() -> None:
    assert list(flat({"@list": [1, {"a": 2}]})) == [1, {"a": 2}]


def test_lists_in_lists_are_opened() -> None:
    assert list(flat([1, [2, [3, None]], {"a": 4}])) == [1, 2, 3, {"a": 4}]


SCRIPTS = joined(
    *("{", "}", "[", "]", '"@type":', '"NewsArticle"', '"url":', '"@id":', '"mainEntityOfPage":'),
    *(
        '"datePublished":',
        '"@graph":',
        '"@value":',
        '"headline": "a"',
        '"',
        ":",
        ",",
        "null",
        "NaN",
    ),
    *(
        "&quot;",
        "&#",
        "&#x",
        ";",
        "//",
        "/*",
        "*/",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "\\",
        "\\ud800",
    ),
)


@given(st.lists(SCRIPTS | SCRIPTS.map("{{{}".format), max_size=3))
def test_no_script_raises(scripts: list[str]) -> None:
    nodes = list(json_ld(scripts))
    told = stories(nodes, "https://example.com/a")
    assert all(isinstance(string(node, "headline", "url"), str | None) for node in told)


@pytest.mark.hostile
def test_an_endless_number_loses_no_other_script() -> None:
    assert list(json_ld(["{&#" + "9" * 5000, '{"a": 1}'])) == [{"a": 1}]
