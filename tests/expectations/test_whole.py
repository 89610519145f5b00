"""What a release promises as a whole, and each publisher's part of it."""

from dataclasses import replace

from expectations.whole import Counts, publisher_checks, release_checks

FULL = {"headline": 40, "published_at": 40, "text": 40}
SOUND = Counts(articles=40, pages=40, filled=FULL)


def failed(counts: Counts) -> list[str]:
    return [
        f"{check.expectation} {check.column or ''}: {check.observed}, {check.expected}"
        for check in publisher_checks("courier", counts)
        if not check.success
    ]


def test_a_sound_publisher_fails_nothing():
    assert failed(SOUND) == []


def test_too_many_quarantined_rows_fail():
    assert failed(replace(SOUND, quarantined=10)) == ["share quarantined : 0.2, at most 0.1"]


def test_too_many_rejected_pages_fail():
    assert failed(replace(SOUND, failed=60)) == ["share rejected : 0.6, at most 0.5"]


def test_a_column_that_is_too_empty_fails():
    counts = replace(SOUND, filled=FULL | {"published_at": 19})
    assert failed(counts) == ["fill rate published_at: 0.475, at least 0.5"]


def test_articles_that_went_missing_fail():
    assert failed(replace(SOUND, before=50)) == ["articles of the last version : 40, at least 45"]


def test_articles_that_were_taken_out_are_not_missing():
    assert failed(replace(SOUND, before=50, removed=5)) == []


def test_few_rows_say_nothing_about_a_share():
    few = Counts(articles=5, quarantined=5, failed=9, before=19, pages=5, filled={"headline": 0})
    assert failed(few) == []


def test_articles_of_plain_text_need_no_headline():
    assert failed(Counts(articles=40, pages=0, filled={})) == []


def test_a_release_has_an_article():
    checks = release_checks(Counts())
    assert [(check.expectation, check.success) for check in checks] == [("articles", False)]


def test_a_release_keeps_the_fill_rates_of_its_columns():
    names = {check.column for check in release_checks(SOUND) if check.expectation == "fill rate"}
    assert names == {"headline", "published_at", "text"}
