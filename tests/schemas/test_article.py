from datetime import UTC, datetime

import pytest
from itemadapter import ItemAdapter

from schemas.article import Article
from schemas.content import content_hash, reading_text
from schemas.parts import Block, Image

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
STORY = Article(
    article_id="0" * 32,
    publisher="a.example",
    url="http://a.example/1",
    headline="Gulls return",
    body=[Block(role="lede", text="They are back."), Block(role="paragraph", text="All of them.")],
    fetched_at=NOON,
    first_seen_at=NOON,
    target_uri="http://a.example/1",
    warc_file="one/a.warc.gz",
    warc_record_id="<urn:uuid:1>",
    payload_digest="sha1:A",
)


def test_an_article_is_a_scrapy_item() -> None:
    assert ItemAdapter(STORY)["headline"] == "Gulls return"


def test_text_is_the_body_without_captions() -> None:
    body = [
        Block(role="lede", text="They are back."),
        Block(role="caption", text="A gull."),
        Block(role="table", text="Gulls 12"),
        Block(role="list_item", text="Herring gulls"),
        Block(role="correction", text="There were 13."),
    ]
    assert reading_text(body) == "They are back.\n\nGulls 12\n\nHerring gulls\n\nThere were 13."


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Gulls return to the quay"},
        {"body": [Block(role="lede", text="They are back!")]},
        {"published_at": NOON},
        {"kind": "opinion"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_reader_would_notice_makes_a_new_revision(change: dict) -> None:
    assert content_hash(STORY.model_copy(update=change)) != content_hash(STORY)


@pytest.mark.parametrize(
    "change",
    [
        {"fetched_at": NOON.replace(hour=13)},
        {"images": [Image(url="http://a.example/gull.jpg")]},
        {"warc_file": "two/a.warc.gz"},
        {"revision": 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_reader_would_not_notice_makes_none(change: dict) -> None:
    assert content_hash(STORY.model_copy(update=change)) == content_hash(STORY)
