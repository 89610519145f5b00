from datetime import UTC, datetime

import pytest

from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture

FEED = b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>"


def capture(
    url: str, payload: bytes = b"x", status: int = 200, content_type: str = "text/html"
) -> Capture:
    return Capture(
        record_id="<urn:uuid:1>",
        record_type="response",
        target_uri=url,
        fetched_at=datetime(2026, 11, 16, tzinfo=UTC),
        payload=payload,
        status=status,
        content_type=content_type,
        headers=(("Location", "http://a.example/new"),),
    )


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (
            capture("http://a.example/1", status=301),
            "redirect: status: 301 to http://a.example/new",
        ),
        (capture("http://a.example/1", status=404), "http_error: status: 404"),
        (capture("http://a.example/1", status=503), "http_error: status: 503"),
        (capture("http://a.example/1", status=410), "withdrawn: status: 410"),
        (capture("http://a.example/1", status=451), "withdrawn: status: 451"),
        (
            capture("http://a.example/robots.txt", content_type="text/plain"),
            "robots_txt: url: /robots.txt",
        ),
        (
            capture("http://a.example/.well-known/tdmrep.json", b"[]"),
            "rights_file: url: /.well-known/tdmrep.json",
        ),
        (
            capture("http://a.example/map", b"<?xml version='1.0'?>\n<!-- 7 -->\n<urlset/>"),
            "sitemap: payload: an XML document of urlset",
        ),
        (
            capture("http://a.example/map", b"<s:sitemapindex/>", content_type="text/xml"),
            "sitemap: payload: an XML document of sitemapindex",
        ),
        (capture("http://a.example/f", FEED), "feed: payload: an XML document of feed"),
        (
            capture("http://a.example/f", b"{}", content_type="application/feed+json"),
            "feed: content_type: application/feed+json",
        ),
        (capture("http://a.example/1", b" \n"), "empty: payload: no bytes"),
    ],
    ids=lambda value: value.split(":")[0] if isinstance(value, str) else "",
)
def test_what_is_no_page_is_rejected_by_name(one: Capture, reason: str) -> None:
    with pytest.raises(ParseError) as error:
        parse_capture(one, None)
    assert str(error.value) == f"{reason} (<urn:uuid:1>)"
