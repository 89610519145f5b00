"""Promises of the warning that a site seems redesigned or gone."""

from schemas.provenance import CrawlCounts, ParsedCounts
from spiders.crawling.redesign import warnings
from spiders.crawling.tally import Tally


def counts(**filled: float) -> CrawlCounts:
    """Return what crawl.json says of a crawl that parsed fifty articles."""
    return CrawlCounts(states={"new": 60}, parsed=ParsedCounts(articles=50, filled=filled))


def test_a_field_that_most_pages_had_and_few_have_is_named() -> None:
    tally = Tally("courier", 0, {"new": 40}, articles=40, filled={"headline": 1.0, "authors": 0.1})
    before = [counts(headline=1.0, authors=0.9, tags=0.3)]
    assert warnings(tally, before) == ["courier: authors: filled in 10%, was 90%"]


def test_a_site_whose_pages_give_no_articles_any_more_is_named() -> None:
    tally = Tally("courier", 0, {"new": 40}, articles=1, rejected={"no_text": 39})
    assert warnings(tally, [counts(headline=1.0)]) == ["courier: 1 of 40 new pages gave an article"]


def test_a_site_that_no_longer_answers_is_named() -> None:
    tally = Tally("courier", 0, {"failed": 2})
    assert warnings(tally, [counts(headline=1.0)]) == [
        "courier: nothing was fetched; earlier crawls could"
    ]


def test_few_pages_and_first_crawls_say_nothing() -> None:
    few = Tally("courier", 0, {"new": 3}, articles=3, filled={"headline": 0.0})
    first = Tally("courier", 0, {"new": 40}, articles=40, filled={})
    assert (warnings(few, [counts(headline=1.0)]), warnings(first, [])) == ([], [])
