"""Pages for the tests of extraction: a few lines of HTML as a parsed document."""

from collections.abc import Mapping
from datetime import UTC, datetime

from schemas.capture import Capture
from spiders.extraction.page.document import Document, document_of
from spiders.publisher import Publisher

FETCHED = datetime(2024, 5, 20, 12, 0, tzinfo=UTC)
GAZETTE = Publisher(
    key="gazette",
    name="The Northport Gazette",
    domains=("gazette.example",),
    language="en",
    country="GB",
    timezone="Europe/London",
)


def page(
    html: str,
    url: str = "https://www.gazette.example/news/fair-opens",
    headers: tuple[tuple[str, str], ...] = (),
    signals: Mapping[str, str] | None = None,
    fetched_at: datetime = FETCHED,
) -> Document:
    """Return the document of *html* as if fetched from *url*."""
    return document_of(
        Capture(
            record_id="<urn:uuid:00000000-0000-4000-8000-000000000001>",
            record_type="response",
            target_uri=url,
            fetched_at=fetched_at,
            payload=html.encode(),
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"), *headers),
            content_type="text/html",
            signals=signals or {},
        )
    )


def json_ld(text: str) -> str:
    """Return a JSON-LD script of a news article with the members *text*."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {text}}}</script>'
