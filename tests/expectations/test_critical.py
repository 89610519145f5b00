"""What sends a row to quarantine: each critical expectation has what breaks it, and where no page
does, the damaged row. Pages and captures go their whole way in tests/flow/test_critical.py.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import pyarrow as pa
import pytest

from expectations.between import KEYED
from expectations.known import known_of, with_known
from expectations.narrow import narrow, promises_of
from expectations.promises import keeps
from expectations.suite import checker
from schemas.article import Article
from schemas.capture import Capture
from schemas.columns import table_of
from spiders.extraction.assembly import parse_capture
from spiders.publisher import publisher_from
from tests.expectations.critical import (
    BRIDGE,
    BY_CAPTURE,
    BY_NO_PAGE,
    BY_NO_PAGE_TWICE,
    BY_PAGE,
    CRAWLED,
    LAKE,
    PLAN,
    TALKS,
    Page,
)
from tests.newsroom.pages import answer, site_of
from tests.newsroom.server import PUBLISHERS


@cache
def row(page: Page) -> Article:
    """Return the article of a page as it stands in a month: one capture, in no cluster."""
    key, path = page
    site = site_of(key)
    response = answer(site, 1, site.host, path, {})
    capture = Capture(
        record_id=f"<urn:newsroom:{path}>",
        record_type="response",
        target_uri=f"http://{site.host}{path}",
        fetched_at=CRAWLED,
        payload=response.body,
        warc_file="day-1/newsroom.warc.gz",
        status=response.status,
        headers=response.headers,
        content_type=dict(response.headers)["Content-Type"],
    )
    article = parse_capture(capture, publisher_from(PUBLISHERS / f"{key}.py"))
    return article.model_copy(update={"cluster_id": article.article_id})


@dataclass(frozen=True)
class Asked:
    """A row in a release, where what is withheld has to be gone."""

    row: Article
    is_released: bool = False

    def broken(self) -> set[str]:
        sites = [publisher_from(path) for path in sorted(PUBLISHERS.glob("*.py"))]
        known = known_of(sites, CRAWLED + timedelta(hours=1))
        known = type(known)(known.names, known.domains, known.until, self.is_released)
        rows: pa.Table = with_known(table_of([self.row], Article), known)
        return {
            promise.name
            for promise in promises_of()
            if promise.severity == "critical"
            if not keeps(promise, promise.measure(rows))[0].as_py()
        }


def test_every_critical_expectation_is_broken_by_a_page_a_capture_or_no_page():
    critical = [one.name for one in (*promises_of(), *KEYED) if one.severity == "critical"]
    assert sorted([*BY_PAGE, *BY_CAPTURE, *BY_NO_PAGE, *BY_NO_PAGE_TWICE]) == sorted(critical)


@pytest.mark.parametrize("page", [PLAN, BRIDGE, TALKS, LAKE], ids="/".join)
def test_the_page_as_it_is_stays_out_of_quarantine(page: Page):
    assert Asked(row(page)).broken() == set()


@pytest.mark.parametrize("expectation", BY_NO_PAGE)
def test_the_damaged_row_goes_to_quarantine(expectation: str):
    page, damage = BY_NO_PAGE[expectation]
    damaged = row(page).model_copy(update=damage(row(page)))
    is_released = expectation == "withheld_without_text"
    assert expectation in Asked(damaged, is_released).broken()


@pytest.mark.parametrize("expectation", BY_NO_PAGE_TWICE)
def test_the_row_that_stands_twice_goes_to_quarantine(expectation: str):
    rows = table_of([row(BY_NO_PAGE_TWICE[expectation])] * 2, Article)
    assert checker(KEYED)(narrow(rows, KEYED))[expectation] == [0, 1]
