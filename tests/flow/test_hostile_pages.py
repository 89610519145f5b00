"""No page harms the batch it stands in: it ends as an article or as a rejection with a reason."""

from datetime import UTC, datetime

import pytest

from schemas.article import Article
from schemas.capture import Capture
from schemas.rejection import REASONS, Rejection
from spiders.extraction.assembly import parse_capture
from spiders.sandbox import Sandbox, sandbox
from tests.flow.hostile_pages import CALM, OVERWHELMING, READABLE, STORY

pytestmark = [pytest.mark.hostile, pytest.mark.slow]


def capture(payload: bytes) -> Capture:
    """Return a capture of *payload* as an HTML page without a charset in its header."""
    return Capture(
        record_id="<urn:hostile>",
        record_type="response",
        target_uri="http://hostile.example/2026/11/16/night-ferry",
        fetched_at=datetime(2026, 11, 16, 12, tzinfo=UTC),
        payload=payload,
        status=200,
        headers=(("Content-Type", "text/html"),),
        content_type="text/html",
    )


def parsed(box: Sandbox, payload: bytes) -> Article | Rejection:
    """Return what the sandbox makes of *payload*."""
    return box.parsed((capture(payload), None, None))


@pytest.fixture(scope="module")
def box():
    with sandbox() as opened:
        yield opened


@pytest.mark.parametrize("name", READABLE)
def test_a_readable_page_keeps_its_story(box, name):
    outcome = parsed(box, READABLE[name])
    assert isinstance(outcome, Article), outcome
    assert [paragraph for paragraph in STORY if paragraph not in outcome.text] == []


@pytest.mark.parametrize("name", OVERWHELMING)
def test_an_overwhelming_page_ends_with_a_reason_and_the_next_is_unharmed(box, name):
    outcome = parsed(box, OVERWHELMING[name])
    assert isinstance(outcome, Article) or outcome.reason in REASONS
    assert parsed(box, CALM) == parse_capture(capture(CALM), None)
