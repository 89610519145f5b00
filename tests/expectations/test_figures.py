"""What a release promises as a whole, and each publisher's part of it, as the library tells it."""

from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
import pytest

from expectations.between import SUBJECTS
from expectations.counts import Counts, counts_by_publisher
from expectations.figures import figure_tables
from expectations.results import asked_of, checks_of
from schemas.verdict import Check

pytestmark = pytest.mark.slow  # Great Expectations takes seconds to import

FULL = {"headline": 40, "published_at": 40, "text": 40}
SOUND = Counts(articles=40, pages=40, filled=FULL)


def checks(counts: Mapping[str, Counts], repeated: int = 0) -> list[Check]:
    tables = figure_tables(counts, repeated)
    return [check for name, table in tables.items() for check in checks_of(asked_of(name, table))]


def failed(counts: Counts, scope: str = "courier") -> list[str]:
    return [
        f"{check.expectation} {check.column}: {check.observed}, {check.expected}"
        for check in checks({"courier": counts})
        if not check.success and check.scope == scope
    ]


def test_a_sound_publisher_fails_nothing():
    found = checks({"courier": SOUND})
    assert all(check.success for check in found)
    asked = {check.column for check in found if check.expectation == "enough_filled"}
    assert asked == {"headline", "published_at", "text"}


def test_too_many_quarantined_rows_fail():
    assert failed(replace(SOUND, quarantined=10)) == ["few_quarantined reasons: 0.2, at most 0.1"]


def test_too_many_rejected_pages_fail():
    assert failed(replace(SOUND, failed=60)) == ["few_rejected state: 0.6, at most 0.5"]


def test_a_column_that_is_too_empty_fails():
    counts = replace(SOUND, filled=FULL | {"published_at": 19})
    assert failed(counts) == ["enough_filled published_at: 0.475, at least 0.5"]
    assert failed(counts, "release") == [
        "published_at_filled_in_all published_at: 0.475, at least 0.5"
    ]


def test_articles_that_went_missing_fail():
    assert failed(replace(SOUND, before=50)) == ["still_there article_id: 40, at least 45"]


def test_articles_that_were_taken_out_are_not_missing():
    assert failed(replace(SOUND, before=50, removed=5)) == []


def test_few_rows_say_nothing_about_a_share():
    few = Counts(articles=5, quarantined=5, failed=9, before=19, pages=5, filled={"headline": 0})
    assert failed(few) == []


def test_articles_of_plain_text_need_no_headline():
    assert failed(Counts(articles=40, pages=0, filled={})) == []


def test_a_release_has_an_article():
    none = pa.table({name: pa.nulls(0) for name in SUBJECTS})
    failed = [one for one in checks_of(asked_of("articles", none)) if one.stops]
    assert [(one.scope, one.expectation, one.observed) for one in failed] == [
        ("release", "articles_given", "0")
    ]


def test_a_release_keeps_the_fill_rates_of_its_columns():
    names = {
        one.column for one in checks({"courier": SOUND}) if "_filled_in_all" in one.expectation
    }
    assert names == {"headline", "published_at", "text"}


def test_no_revision_stands_twice():
    (check,) = [one for one in checks({"courier": SOUND}, 2) if not one.success]
    assert (check.expectation, check.expected, check.observed) == ("no_revision_twice", "none", "2")


def test_captures_and_rows_add_up_for_each_publisher():
    states = {("courier", "article", None): 2, ("herald", "quarantined", "url_once"): 1}
    rows = {("articles", "courier"): 1, ("quarantine", "courier"): 1, ("quarantine", "herald"): 1}
    found = counts_by_publisher(rows, states, {}, {}, {"gazette": 3})
    assert {key: one.unaccounted for key, one in found.items()} == {
        "courier": 2,
        "gazette": 0,
        "herald": 0,
    }
    assert "captures_add_up state: 2, none" in failed(found["courier"], "release")


def test_pages_that_are_no_stories_are_not_counted_as_failed():
    states = {("courier", "rejected", "index_page"): 470, ("courier", "rejected", "no_text"): 2}
    assert counts_by_publisher({}, states, {}, {}, {})["courier"].failed == 2
