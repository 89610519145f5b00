"""What sends a row to quarantine, shown on pages of the demo newsroom: each critical expectation,
a page whose row keeps it, and the damage to that row that does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pyarrow as pa
import pytest

from expectations.known import known_of, with_known
from expectations.narrow import promises_of
from expectations.promises import keeps
from schemas.article import Article
from schemas.capture import Capture
from schemas.columns import columns_of, table_of
from schemas.content import reading_text, word_count
from schemas.parts import Author, Block, Correction, Image, Link, Related, Rights
from spiders.extraction import parse_capture
from spiders.publisher import publisher_from
from tests.newsroom.pages import answer, site_of
from tests.newsroom.server import PUBLISHERS

DAY = timedelta(days=1)
CRAWLED = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)
PLAN = "harbour-courier", "/news/2026/11/16/tidal-barrier-vote"
BRIDGE = "tarn-gazette", "/news/covered-bridge-closed-10412"
TALKS = "caspian-herald", "/world/202611161048671-rail-corridor-talks"
LAKE = "lac-quotidien", "/fr/region/niveau-du-lac-4102"
Page = tuple[str, str]
Damage = Callable[[Article], dict[str, Any]]


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


def body(*texts: str) -> dict[str, Any]:
    blocks = [Block(role="paragraph", text=text) for text in texts]
    text = reading_text(blocks)
    return {"body": blocks, "text": text, "word_count": word_count(text)}


BELL = "A bell\x07"
DAMAGED: dict[str, tuple[Page, Damage]] = {
    "article_id_pattern": (PLAN, lambda row: {"article_id": row.article_id.upper()}),
    "revision_value": (PLAN, lambda row: {"revision": 0}),
    "content_hash_pattern": (TALKS, lambda row: {"content_hash": ""}),
    "publisher_pattern": (BRIDGE, lambda row: {"publisher": "Tarn Gazette"}),
    "url_pattern": (LAKE, lambda row: {"url": row.url.removeprefix("http:")}),
    "word_count_value": (LAKE, lambda row: {"word_count": -1}),
    "language_pattern": (LAKE, lambda row: {"language": "French"}),
    "target_uri_pattern": (PLAN, lambda row: {"target_uri": ""}),
    "warc_file_length": (PLAN, lambda row: {"warc_file": ""}),
    "warc_record_id_length": (PLAN, lambda row: {"warc_record_id": ""}),
    "cluster_id_pattern": (PLAN, lambda row: {"cluster_id": "none"}),
    "similarity_value": (PLAN, lambda row: {"similarity": 1.5}),
    "provenance_confidence_value": (
        BRIDGE,
        lambda row: {"provenance": [row.provenance[0].model_copy(update={"confidence": 90.0})]},
    ),
    "provenance_of_columns": (
        BRIDGE,
        lambda row: {"provenance": [row.provenance[0].model_copy(update={"field": "title"})]},
    ),
    "id_of_address": (TALKS, lambda row: {"url": f"{row.url}-again"}),
    "url_of_publisher": (PLAN, lambda row: {"url": "https://mirror.example/barrier"}),
    "withheld_without_text": (LAKE, lambda row: {"rights": Rights(text_withheld="tdm")}),
    "published_before_fetched": (PLAN, lambda row: {"published_at": CRAWLED + 2 * DAY}),
    "seen_before_fetched": (PLAN, lambda row: {"first_seen_at": CRAWLED + DAY}),
    "fetched_before_the_end": (TALKS, lambda row: {"fetched_at": CRAWLED + 400 * DAY}),
    "precision_with_time": (PLAN, lambda row: {"published_precision": None}),
    "day_of_time": (LAKE, lambda row: {"published_day": None}),
    "text_present": (BRIDGE, lambda row: {"text": "", "body": [], "word_count": 0}),
    "text_reads_body": (BRIDGE, lambda row: {"text": f"{row.text} More."}),
    "own_cluster": (PLAN, lambda row: {"cluster_role": "duplicate"}),
    "words_counted": (PLAN, lambda row: {"word_count": row.word_count + 1}),
    "story_is_no_wall": (TALKS, lambda row: body("Please switch on JavaScript to read this.")),
    "author_is_named": (PLAN, lambda row: {"authors": [Author(name="", kind="person")]}),
    "addresses_harmless": (
        BRIDGE,
        lambda row: {"links": [Link(text="more", url="javascript:more()")]},
    ),
    "headline_printable": (PLAN, lambda row: {"headline": BELL}),
    "dek_printable": (PLAN, lambda row: {"dek": BELL}),
    "body_printable": (PLAN, lambda row: body(BELL)),
    "text_printable": (PLAN, lambda row: {"text": BELL}),
    "authors_printable": (PLAN, lambda row: {"authors": [Author(name=BELL, kind="person")]}),
    "byline_printable": (BRIDGE, lambda row: {"byline": BELL}),
    "dateline_printable": (BRIDGE, lambda row: {"dateline": BELL}),
    "section_printable": (BRIDGE, lambda row: {"section": BELL}),
    "tags_printable": (TALKS, lambda row: {"tags": [BELL]}),
    "images_printable": (TALKS, lambda row: {"images": [Image(url=row.url, caption=BELL)]}),
    "related_printable": (TALKS, lambda row: {"related": [Related(headline=BELL)]}),
    "links_printable": (TALKS, lambda row: {"links": [Link(text=BELL, url=row.url)]}),
    "corrections_printable": (LAKE, lambda row: {"corrections": [Correction(text=BELL)]}),
} | {
    f"{one.name}_given": (PLAN, lambda row, name=one.name: {name: None})
    for one in columns_of(Article)
    if f"{one.name}_given" in {promise.name for promise in promises_of()}
}


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


def test_every_critical_expectation_has_a_page():
    assert set(DAMAGED) == {one.name for one in promises_of() if one.severity == "critical"}


@pytest.mark.parametrize("page", [PLAN, BRIDGE, TALKS, LAKE], ids="/".join)
def test_the_page_as_it_is_stays_out_of_quarantine(page: Page):
    assert Asked(row(page)).broken() == set()


@pytest.mark.parametrize("expectation", DAMAGED)
def test_the_damaged_row_goes_to_quarantine(expectation: str):
    page, damage = DAMAGED[expectation]
    damaged = row(page).model_copy(update=damage(row(page)))
    is_released = expectation == "withheld_without_text"
    assert expectation in Asked(damaged, is_released).broken()
