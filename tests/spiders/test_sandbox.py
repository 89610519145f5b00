from datetime import UTC, datetime

import pytest

from schemas.article import Article
from schemas.capture import Capture
from schemas.rejection import Rejection
from spiders.sandbox import Sandbox, sandbox
from tests.pipelines.stories import page


def capture(payload: bytes) -> Capture:
    return Capture(
        record_id="<urn:uuid:1>",
        record_type="response",
        target_uri="http://news.example/story",
        fetched_at=datetime(2026, 11, 16, 12, tzinfo=UTC),
        payload=payload,
        status=200,
        content_type="text/html; charset=utf-8",
    )


def reason(outcome: object) -> str:
    assert isinstance(outcome, Rejection)
    return outcome.reason


def test_a_page_gives_its_article() -> None:
    with sandbox() as box:
        outcome = box.parsed((capture(page("Gulls return to the quay")), None, None))
    assert isinstance(outcome, Article)
    assert outcome.headline == "Gulls return to the quay"


@pytest.mark.hostile
@pytest.mark.slow
def test_a_page_that_takes_too_long_is_rejected_and_the_next_one_is_not() -> None:
    attributes = b" ".join(b"a%d=1" % number for number in range(200_000))
    bomb = b"<html><body><div " + attributes + b">" + page("Never seen")
    with sandbox() as box:
        assert reason(box.parsed((capture(bomb), None, None))) == "cpu_limit"
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)


def test_a_process_that_is_killed_is_one_rejection() -> None:
    with sandbox() as box:
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)
        killed(box)
        assert reason(box.parsed((capture(page("Gulls return")), None, None))) == "memory_limit"
        assert isinstance(box.parsed((capture(page("Gulls return")), None, None)), Article)


def killed(box: Sandbox) -> None:
    assert box.process is not None
    box.process.kill()
    box.process.wait()
