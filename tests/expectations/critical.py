"""Every critical expectation of rows, and what breaks it: a page, a capture, or neither.

BY_PAGE are pages of the newsroom's hostile site as it is crawled. BY_CAPTURE are records as other
archives write them, around the answer of one of its sound pages. BY_NO_PAGE are rows that the
parser makes of no page and no capture: what stands there is the damage to a row that it made.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from expectations.narrow import promises_of
from schemas.article import Article
from schemas.columns import columns_of
from schemas.content import reading_text, word_count
from schemas.parts import Author, Block, Correction, Image, Link, Related, Rights

DAY = timedelta(days=1)
CRAWLED = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)
PLAN = "harbour-courier", "/news/2026/11/16/tidal-barrier-vote"
BRIDGE = "tarn-gazette", "/news/covered-bridge-closed-10412"
TALKS = "caspian-herald", "/world/202611161048671-rail-corridor-talks"
LAKE = "lac-quotidien", "/fr/region/niveau-du-lac-4102"
Page = tuple[str, str]
Damage = Callable[[Article], dict[str, Any]]

# Expectation: the page of the hostile site that breaks it, and no other.
BY_PAGE = {
    "story_is_no_wall": "/harbour/live-map-of-the-tug-4713",  # asks for scripts, and says little
    "url_of_publisher": "/harbour/ferry-bell-returns-4714",  # cited at a host of someone else
}

# Expectation: fields of a record's head, and all reasons for which its row is in quarantine.
BY_CAPTURE: dict[str, tuple[dict[str, str], set[str]]] = {
    "publisher_pattern": (
        {"WARC-Target-URI": "http://skerrow_echo.example/harbour/tide-clock-runs-late"},
        {"publisher_pattern"},
    ),
    "url_pattern": (
        {"WARC-Target-URI": "urn:skerrow-echo:4715"},
        {"publisher_pattern", "url_pattern"},
    ),
    "target_uri_pattern": (
        {"WARC-Target-URI": ""},
        {"publisher_pattern", "target_uri_pattern", "url_pattern"},
    ),
    "fetched_before_the_end": ({"WARC-Date": "2926-11-16T23:30:00Z"}, {"fetched_before_the_end"}),
    "url_once": (  # crawled too: here nobody declares its host, and its publisher is the domain
        {"WARC-Target-URI": "http://skerrow-echo.example.com/harbour/seal-on-the-slip-4716"},
        {"url_once"},
    ),
}


def body(*texts: str) -> dict[str, Any]:
    """Return the columns that hold the words of a story of these paragraphs."""
    blocks = [Block(role="paragraph", text=text) for text in texts]
    text = reading_text(blocks)
    return {"body": blocks, "text": text, "word_count": word_count(text)}


BELL = "A bell\x07"
# Expectation: a page whose row keeps it, and the damage to that row that does not.
BY_NO_PAGE: dict[str, tuple[Page, Damage]] = {
    # hashed, counted, ordered or named by us, whatever the page holds
    "article_id_pattern": (PLAN, lambda row: {"article_id": row.article_id.upper()}),
    "id_of_address": (TALKS, lambda row: {"url": f"{row.url}-again"}),
    "revision_value": (PLAN, lambda row: {"revision": 0}),
    "content_hash_pattern": (TALKS, lambda row: {"content_hash": ""}),
    "word_count_value": (LAKE, lambda row: {"word_count": -1}),
    "words_counted": (PLAN, lambda row: {"word_count": row.word_count + 1}),
    "text_reads_body": (BRIDGE, lambda row: {"text": f"{row.text} More."}),
    "seen_before_fetched": (PLAN, lambda row: {"first_seen_at": CRAWLED + DAY}),
    "cluster_id_pattern": (PLAN, lambda row: {"cluster_id": "none"}),
    "own_cluster": (PLAN, lambda row: {"cluster_role": "duplicate"}),
    "similarity_value": (PLAN, lambda row: {"similarity": 1.5}),
    "provenance_confidence_value": (
        BRIDGE,
        lambda row: {"provenance": [row.provenance[0].model_copy(update={"confidence": 90.0})]},
    ),
    "provenance_of_columns": (
        BRIDGE,
        lambda row: {"provenance": [row.provenance[0].model_copy(update={"field": "title"})]},
    ),
    "warc_file_length": (PLAN, lambda row: {"warc_file": ""}),
    "warc_record_id_length": (PLAN, lambda row: {"warc_record_id": ""}),
    # refused by the parser where a page says it, or has it not
    "language_pattern": (LAKE, lambda row: {"language": "French"}),
    "author_is_named": (TALKS, lambda row: {"authors": [Author(name="—", kind="organisation")]}),
    "text_present": (BRIDGE, lambda row: {"text": "", "body": [], "word_count": 0}),
    "published_before_fetched": (PLAN, lambda row: {"published_at": CRAWLED + 2 * DAY}),
    "precision_with_time": (PLAN, lambda row: {"published_precision": None}),
    "day_of_time": (LAKE, lambda row: {"published_day": None}),
    "addresses_harmless": (
        BRIDGE,
        lambda row: {"links": [Link(text="more", url="javascript:more()")]},
    ),
    # emptied when a release is written
    "withheld_without_text": (LAKE, lambda row: {"rights": Rights(text_withheld="tdm")}),
    # cleaned as the page is read
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
} | {  # the type of a parsed article has no room for a missing value
    f"{one.name}_given": (PLAN, lambda row, name=one.name: {name: None})
    for one in columns_of(Article)
    if f"{one.name}_given" in {promise.name for promise in promises_of()}
}
# Expectation between rows: a page whose row, if it stood twice, would break it; we number them.
BY_NO_PAGE_TWICE = {"revision_once": PLAN}
