"""Plain text: the same fields from lines, with nothing invented."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.extraction.lines.plain_text import lines_of
from tests.cases import folder

FIRST = "The island council has agreed to close its only road to cars on summer Sundays."
SECOND = "From June to August, only bicycles, horses and the doctor may pass the old toll house."
THIRD = "“My cows will be delighted,” said Osk Hallan, whose farm lies on the bend."
STORY = f"    {FIRST}\n\n    {SECOND}\n\n    {THIRD}\n"


def capture(text: str, record_type: str = "conversion") -> Capture:
    """Return a text capture of *text*."""
    return Capture(
        record_id="<urn:uuid:00000000-0000-4000-8000-000000000002>",
        record_type=record_type,
        target_uri="https://www.gazette.example/news/road",
        fetched_at=datetime(2024, 5, 20, 12, tzinfo=UTC),
        payload=text.encode(),
        content_type="text/plain",
    )


def article(text: str) -> Article:
    """Return the article of *text*."""
    return parse_capture(capture(text), None)


def body(found: Article) -> list[tuple[str, str]]:
    """Return roles and texts of the body."""
    return [(block.role, block.text) for block in found.body]


def test_paragraphs_are_the_body_and_nothing_else_is_invented():
    found = article(STORY)
    assert body(found) == [("paragraph", text) for text in (FIRST, SECOND, THIRD)]
    assert (found.headline, found.authors, found.published_at, found.tags) == (None, [], None, [])


def test_the_clock_of_the_page_is_refused_by_name():
    found = article(f"09:41 GMT +13 February 2024\n{STORY}")
    assert found.published_at is None
    refused = [one for one in found.provenance if one.field == "published_at"]
    assert [(one.method, one.raw) for one in refused] == [
        ("rejected:page_clock", "09:41 GMT +13 February 2024")
    ]


def test_headline_byline_and_labelled_time_before_the_story_are_taken():
    found = article(
        "Council closes island road to cars\nBy Mara Lindqvist\n"
        f"Published: 14 May 2024 10:30 +02:00\n{STORY}"
    )
    assert found.headline == "Council closes island road to cars"
    assert [(one.name, one.kind) for one in found.authors] == [("Mara Lindqvist", "person")]
    assert found.published_at == datetime(2024, 5, 14, 8, 30, tzinfo=UTC)


def test_a_headline_among_a_list_of_headlines_is_nobodys():
    menu = "Ferry captains ask for a new timetable\nMuseum parts with its oldest engine\n"
    assert article(f"{menu}Storm takes the roof off the school\n{STORY}").headline is None


def test_related_headlines_tags_and_furniture_follow_the_story():
    text = (
        f"{STORY}\nSign up to our newsletter and never miss a story!\n"
        "Ferry captains ask for a new timetable\nMuseum parts with its oldest engine\n"
        "roads, island council, bicycles, summer\nCommunity standardsDiscussion\n"
    )
    found = article(text)
    assert [one.headline for one in found.related] == [
        "Ferry captains ask for a new timetable",
        "Museum parts with its oldest engine",
    ]
    assert found.tags == ["roads", "island council", "bicycles", "summer"]
    assert len(found.body) == 3
    dropped = [line.text for line in lines_of(capture(text)) if line.role == "boilerplate"]
    assert dropped == [
        "Sign up to our newsletter and never miss a story!",
        "Community standardsDiscussion",
    ]


def test_readers_comments_are_no_part_of_the_story():
    found = article(f"{STORY}\nComments\nThis is the best news that I have read all year long.\n")
    assert body(found)[-1] == ("paragraph", THIRD)


def test_subheadings_and_list_items_stay_in_the_story():
    text = f"{FIRST}\nWho may still pass\n• the doctor\n• horses\n{SECOND}\n"
    assert body(article(text)) == [
        ("paragraph", FIRST),
        ("subheading", "Who may still pass"),
        ("list_item", "the doctor"),
        ("list_item", "horses"),
        ("paragraph", SECOND),
    ]


def test_a_sentence_before_the_byline_is_the_standfirst():
    found = article(f"{FIRST}\nBy Mara Lindqvist\n{SECOND}\n{THIRD}\n")
    assert found.dek == FIRST
    assert body(found)[0] == ("lede", FIRST)


def test_names_with_capitals_inside_are_no_furniture():
    text = f"{FIRST}\n\nMcKinley said WeWork and the MacBook were not to blame for it.\n\n{SECOND}"
    assert len(article(text).body) == 3


def test_scripts_without_spaces_have_sentences_too():
    text = (
        "島の評議会は、夏の日曜日に唯一の道路を車に閉鎖することに合意した。\n"
        "六月から八月まで、自転車だけが通れる。\n"
    )
    assert [role for role, _ in body(article(text))] == ["paragraph", "paragraph"]


def test_a_list_of_links_is_no_article():
    with pytest.raises(ParseError, match="no_text"):
        article("Home\nNews\nSport\nSign in\n")


def test_a_response_of_plain_text_is_read_in_the_same_way():
    found = parse_capture(capture(STORY, "response"), None)
    assert body(found) == body(article(STORY))


def test_the_capture_of_a_text_only_crawl_comes_out_whole():
    place = folder("BROADSHEET_CORPUS") / "text-capture"
    truth_file = next(Path(place).glob("*.truth.json"))
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    text = (place / truth["file"]).read_text(encoding="utf-8")
    found = article(text)
    assert [block.text for block in found.body] == truth["body"]
    assert found.tags == truth["tags"]
    assert [one.headline for one in found.related] == truth["related"]
    assert (found.headline, found.authors, found.published_at) == (None, [], None)
    left_out = [
        line.text for line in lines_of(capture(text)) if line.role in ("boilerplate", "time")
    ]
    assert left_out == truth["boilerplate"]
