"""How the columns of a row agree with each other: one example of each rule kept and broken."""

from datetime import timedelta
from typing import Any

import pytest

from expectations.rules import agreement, row_promises
from schemas.article import Article
from schemas.columns import table_of
from schemas.content import reading_text
from schemas.parts import Block, Rights
from tests.pipelines.parsed import NOON, article

STORY = "https://courier.example/vote"
HOUR = timedelta(hours=1)
OTHER = "0" * 32
MEASURES = {promise.name: promise.measure for promise in row_promises()}


def kept(rule: str, **values: Any) -> bool | None:
    """Return whether a sound article with *values* set keeps *rule*."""
    rows = table_of([article(STORY).model_copy(update=values)], Article)
    found: list[bool | None] = MEASURES[rule](rows).to_pylist()
    return found[0]


@pytest.mark.parametrize("rule", list(MEASURES))
def test_a_sound_article_breaks_no_rule(rule: str):
    assert kept(rule) is not False


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("published_before_fetched", {"published_at": NOON + 25 * HOUR}),
        ("published_since_the_web", {"published_at": NOON.replace(year=1970)}),
        ("precision_with_time", {"published_precision": None}),
        ("precision_with_time", {"published_at": None}),
        ("day_of_time", {"published_day": None}),
        ("day_of_time", {"published_day": (NOON + 48 * HOUR).date()}),
        ("section_in_path", {"section": "World"}),
        ("section_in_path", {"section_path": ["World"]}),
        ("section_in_path", {"section": "Europe", "section_path": ["News", "World"]}),
        ("modified_after_published", {"modified_at": NOON - HOUR}),
        ("seen_before_fetched", {"first_seen_at": NOON + HOUR}),
        ("text_present", {"text": ""}),
        ("words_in_text", {"word_count": 0}),
        ("words_in_text", {"text": "", "word_count": 7}),
        ("words_in_text", {"text": "one two", "word_count": 8}),
        ("text_reads_body", {"text": "something else"}),
        ("text_reads_body", {"body": []}),
        ("own_cluster", {"cluster_id": OTHER}),
        ("own_cluster", {"cluster_role": "duplicate"}),
        ("headline_decoded", {"headline": "CafÃ© closes"}),
        ("text_decoded", {"text": "the mayorâ€™s vote"}),
        ("text_decoded", {"text": "a \N{REPLACEMENT CHARACTER} in it"}),
        ("free_without_paywall", {"is_free": True, "paywall": "hard"}),
        ("language_known", {"language": "und", "word_count": 101}),
    ],
)
def test_a_rule_is_broken_by(rule: str, values: dict[str, Any]):
    assert kept(rule, **values) is False


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("published_before_fetched", {"published_at": NOON + 23 * HOUR}),
        ("precision_with_time", {"published_at": None, "published_precision": None}),
        ("day_of_time", {"published_day": (NOON - 24 * HOUR).date()}),
        ("day_of_time", {"published_at": None, "published_day": None}),
        ("section_in_path", {"section": "World", "section_path": ["News", "World", "Europe"]}),
        ("text_present", {"text": "", "kind": "video"}),
        ("text_present", {"text": "", "paywall": "hard"}),
        ("text_present", {"text": "", "rights": Rights(text_withheld="tdm")}),
        ("words_in_text", {"text": "", "word_count": 0}),
        ("own_cluster", {"cluster_id": OTHER, "cluster_role": "duplicate"}),
        ("text_decoded", {"text": "São Paulo, Ærø, 10 € and Ã alone"}),
        ("free_without_paywall", {"is_free": None, "paywall": "hard"}),
        ("language_known", {"language": "und", "word_count": 9}),
    ],
)
def test_a_rule_is_not_broken_by(rule: str, values: dict[str, Any]):
    assert kept(rule, **values) is not False


def test_text_is_read_from_the_blocks_that_are_read():
    body = [
        Block(role="lede", text="Første linje"),
        Block(role="caption", text="not read"),
        Block(role="quote", text="“日本”"),
        Block(role="table", text="1 2"),
    ]
    assert kept("text_reads_body", body=body, text=reading_text(body)) is True


def test_text_of_each_row_is_compared_with_its_own_body():
    rows = table_of([article(f"{STORY}-{n}", "word " * n) for n in range(1, 6)], Article)
    assert agreement.text_reads_body(rows.slice(2)).to_pylist() == [True, True, True]


def test_a_rule_is_named_as_its_function_and_told_by_its_docstring():
    promise = next(one for one in row_promises() if one.name == "published_since_the_web")
    assert (promise.name, promise.expected) == (
        "published_since_the_web",
        "Most earlier dates are an epoch or a template's; an archive put online is only flagged",
    )
