"""Pages of one difficulty each: a folder `<publisher>/<difficulty>` with page and expectation.

`expected.json` holds the address as fetched and the columns that the page is about, or the reason
why it is rejected; a page saved by `broadsheet extract --save` holds them all.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.publisher import declared_publishers, publisher_for

FIXTURES = Path(__file__).parent / "fixtures"
FOLDERS = sorted(path.parent for path in FIXTURES.rglob("expected.json"))
FETCHED = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize("place", FOLDERS, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_a_page_comes_out_as_expected(place):
    expected = json.loads((place / "expected.json").read_text(encoding="utf-8"))
    capture = Capture(
        record_id=expected.get("warc_record_id", "<urn:uuid:00000000-0000-4000-8000-000000000003>"),
        record_type="response",
        target_uri=expected["target_uri"],
        fetched_at=datetime.fromisoformat(expected.get("fetched_at", FETCHED.isoformat())),
        payload=(place / "page.html").read_bytes(),
        status=200,
        content_type="text/html",
        payload_digest=expected.get("payload_digest", ""),
    )
    try:
        host = urlsplit(capture.target_uri).hostname or ""
        publisher = publisher_for(host, declared_publishers().values())
        article = parse_capture(capture, publisher)
    except ParseError as error:
        found = {"rejected": error.reason, "target_uri": capture.target_uri}
    else:
        columns = article.model_dump(mode="json")
        found = {name: columns.get(name) for name in expected}
    assert found == expected
