"""Which articles are out, and by which line or answer."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.deduping.lookups import addresses_in
from pipelines.deduping.placement import placement
from pipelines.deduping.seen import parsed_shards, seen_captures
from pipelines.files.takedowns import Takedown, takedowns_in
from schemas.errors import BroadsheetError
from schemas.release import Tombstone
from tests.pipelines.parsed import NOON, Parsed, article, page, rejected, write_shard

STORY = "https://courier.example/vote"
HOUR = timedelta(hours=1)
LINE = {"article_id": "0" * 32, "url": STORY, "reason": "asked", "at": "2026-11-02T00:00:00Z"}
ASKED = datetime(2026, 11, 2, tzinfo=UTC)


def stones(
    root: Path, *captures: Parsed, takedowns: list[Takedown] | None = None
) -> list[Tombstone]:
    write_shard(root, "one/courier", captures)
    shards = parsed_shards(root / "data/parsed")
    return placement(seen_captures(shards), takedowns or [], addresses_in(shards)).tombstones


def test_no_file_is_no_takedown(tmp_path: Path):
    assert takedowns_in(tmp_path / "takedowns.jsonl") == []


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        json.dumps(LINE | {"at": "yesterday"}),
        json.dumps({"url": STORY}),
        json.dumps(LINE | {"url": "http://["}),
    ],
)
def test_a_wrong_line_is_told_with_file_and_number(tmp_path: Path, line: str):
    path = tmp_path / "takedowns.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n\n{line}\n")
    with pytest.raises(BroadsheetError) as error:
        takedowns_in(path)
    assert str(error.value).startswith(f"{path}:3: not a takedown: ")


def test_a_takedown_holds_when_the_publisher_is_declared_later(tmp_path: Path):
    before = article(STORY, publisher="courier.example")
    asked = Takedown(article_id=before.article_id, url=STORY, reason="asked", at=ASKED)
    now = article(STORY, publisher="courier")
    found = stones(tmp_path, page(now, "r1"), takedowns=[asked])
    assert {(stone.article_id, stone.publisher) for stone in found} == {
        (before.article_id, "courier.example"),
        (now.article_id, "courier"),
    }


def test_a_takedown_of_what_is_not_here_stays(tmp_path: Path):
    asked = Takedown(article_id="0" * 32, url="https://www.abc.net.au/x", reason="asked", at=ASKED)
    assert stones(tmp_path, page(article(STORY), "r1"), takedowns=[asked]) == [
        Tombstone(
            article_id="0" * 32,
            publisher="abc.net.au",
            url=None,
            cause="takedown",
            reason="asked",
            at=ASKED,
        )
    ]


def test_a_takedown_outweighs_a_withdrawal(tmp_path: Path):
    story = article(STORY)
    asked = Takedown(article_id=story.article_id, url=STORY, reason="asked", at=ASKED)
    gone = rejected(STORY, "r2", "withdrawn", NOON + HOUR, 410)
    found = stones(tmp_path, page(story, "r1"), gone, takedowns=[asked])
    assert [(stone.cause, stone.at) for stone in found] == [("takedown", ASKED)]


def test_an_article_is_withdrawn_at_an_address_it_was_captured_at(tmp_path: Path):
    story = article(STORY, target_uri="https://m.courier.example/v?id=7")
    gone = rejected("https://m.courier.example/v?id=7", "r2", "withdrawn", NOON + HOUR, 451)
    assert [stone.reason for stone in stones(tmp_path, page(story, "r1"), gone)] == ["HTTP 451"]


def test_an_article_seen_since_at_another_address_is_not_withdrawn(tmp_path: Path):
    first = article(STORY, target_uri=f"{STORY}/amp")
    later = article(STORY, at=NOON + 2 * HOUR, published_at=NOON)
    gone = rejected(f"{STORY}/amp", "r2", "withdrawn", NOON + HOUR, 410)
    assert stones(tmp_path, page(first, "r1"), gone, page(later, "r3")) == []


def test_the_first_answer_after_the_last_capture_dates_the_withdrawal(tmp_path: Path):
    gone = [rejected(STORY, f"r{n}", "withdrawn", NOON + n * HOUR, 410) for n in (3, 1, 2)]
    found = stones(tmp_path, page(article(STORY), "r0"), *gone)
    assert [stone.at for stone in found] == [NOON + HOUR]


def test_an_answer_about_an_unknown_address_withdraws_nothing(tmp_path: Path):
    gone = rejected(f"{STORY}-2", "r2", "withdrawn", NOON + HOUR, 410)
    assert stones(tmp_path, page(article(STORY), "r1"), gone) == []


def test_a_404_withdraws_an_article_once_a_second_look_has_found_it(tmp_path: Path):
    missing = [rejected(STORY, f"r{n}", "http_error", NOON + n * HOUR, 404) for n in (1, 2, 3)]
    (stone,) = stones(tmp_path, page(article(STORY), "r0"), *missing)
    assert (stone.reason, stone.at) == ("HTTP 404", NOON + 2 * HOUR)


def test_one_404_or_two_before_the_article_was_seen_again_withdraw_nothing(tmp_path: Path):
    missing = [rejected(STORY, f"r{n}", "http_error", NOON + n * HOUR, 404) for n in (1, 2)]
    assert stones(tmp_path / "one", page(article(STORY), "r0"), missing[0]) == []
    again = page(article(STORY, at=NOON + 5 * HOUR), "r5")
    assert stones(tmp_path / "back", page(article(STORY), "r0"), *missing, again) == []
