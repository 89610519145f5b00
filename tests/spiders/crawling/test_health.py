"""Health means that stories came in: each way in which they do not has its own word."""

import pytest

from schemas.provenance import CrawlCounts, ParsedCounts
from spiders.crawling import health

LISTED = {"new": 1}


def counts(stories: dict[str, int], **facts: object) -> CrawlCounts:
    """Return the counts of a crawl that asked for *stories*, whose listing was read."""
    plain = {"states": {"new": 2}, "stories": stories, "listings": LISTED, "named": 20}
    return CrawlCounts.model_validate({**plain, **facts})


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (counts({"new": 12, "failed": 1}), "ok"),
        (counts({"unchanged": 3}), "ok"),
        (counts({}, left_out={"not_due": 20}), "ok"),
        (counts({}, named=0, left_out={"listing_not_due": 3}), "ok"),
        (counts({}, named=0), "no stories: no listing names any"),
        (counts({"unchanged": 3}, named=0), "no stories: no listing names any"),
        (counts({}, left_out={"other_site": 20}), "no stories: other_site"),
        (counts({"new": 3}, named=None), "ok"),  # broken off before it could say
        (counts({"failed": 9}, reasons={"failed: http_404": 9}), "failing: failed: http_404"),
        (
            counts({"failed": 9, "new": 1}, reasons={"failed: http_403": 9}),
            "walled: failed: http_403",
        ),
        (
            counts({"failed": 9, "new": 1}, reasons={"failed: http_405": 9}),
            "walled: failed: http_405",
        ),
        (counts({"redirected": 9}), "moved away: 9 redirects not followed"),
        (counts({"redirected": 8, "new": 108}, one_target=5), "ok"),
        (
            counts({"redirected": 9, "new": 9}, one_target=9),
            "moved away: 9 stories are redirected to one page",
        ),
        (
            counts({"new": 9}, parsed=ParsedCounts(rejected={"consent_wall": 9})),
            "walled: consent_wall",
        ),
        (counts({"new": 9}, parsed=ParsedCounts(rejected={"no_text": 9})), "no articles: no_text"),
        (
            counts({"unchanged": 9}, listings={"failed": 2}, reasons={"failed: listing": 2}),
            "no listing: failed: listing",
        ),
        (
            counts({}, states={"failed": 3}, reasons={"failed: timeout": 3}),
            "silent: failed: timeout",
        ),
    ],
)
def test_each_way_to_bring_no_stories_has_its_word(found: CrawlCounts, word: str) -> None:
    assert health(found) == word


def test_the_counts_of_an_older_crawl_are_judged_as_a_whole() -> None:
    assert health(CrawlCounts(states={"new": 9, "failed": 1})) == "ok"
