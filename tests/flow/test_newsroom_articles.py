"""Every page of the demo newsroom comes out as the article or the rejection beside it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError
from spiders.extraction.assembly import parse_capture
from spiders.publisher import publisher_from
from tests.newsroom.pages import ROOT, answer, site_of
from tests.newsroom.server import PUBLISHERS

TRUTHS = sorted(ROOT.glob("*/day?/**/*.expected.json"))
NAMES = [path.relative_to(ROOT).as_posix().removesuffix(".expected.json") for path in TRUTHS]
CRAWLED = {
    1: datetime(2026, 11, 16, 23, 30, tzinfo=UTC),
    2: datetime(2026, 11, 17, 23, 30, tzinfo=UTC),
}
PAGES = [pytest.param(path, id=name) for path, name in zip(TRUTHS, NAMES, strict=True)]


def capture_beside(path: Path, truth: dict[str, Any]) -> Capture:
    """Return the capture of the page beside *path*, as a crawl on that day makes it."""
    key, folder, *_ = path.relative_to(ROOT).parts
    day, site = int(folder.removeprefix("day")), site_of(key)
    address = truth.get("url", f"http://{site.host}{listing_path(path, ROOT / key / folder)}")
    response = answer(site, day, site.host, urlsplit(address).path, {})
    return Capture(
        record_id=f"<urn:newsroom:{address}>",
        record_type="response",
        target_uri=address,
        fetched_at=CRAWLED[day],
        payload=response.body,
        status=response.status,
        headers=response.headers,
        content_type=dict(response.headers)["Content-Type"],
        signals={"robots-allowed": "true", "publisher": key},
    )


def listing_path(path: Path, folder: Path) -> str:
    """Return the path of a page that is no story: a folder, or a name without an ending."""
    page = "/" + path.relative_to(folder).as_posix().removesuffix(".expected.json")
    return page.removesuffix("index") if page.endswith("/index") else page


def shown(article: Article) -> dict[str, Any]:
    """Return *article* in the shape of an expected article."""
    return {
        "url": article.url,
        "kind": article.kind,
        "headline": article.headline,
        "dek": article.dek,
        "authors": [{"name": author.name, "kind": author.kind} for author in article.authors],
        "published_at": instant(article.published_at),
        "published_precision": article.published_precision,
        "modified_at": instant(article.modified_at),
        "dateline": article.dateline,
        "section": article.section,
        "tags": article.tags,
        "body": [block.model_dump() for block in article.body if block.role != "caption"],
        "language": article.language,
        "corrections": [correction.text for correction in article.corrections],
        "related": [story.headline for story in article.related],
        "captions": [
            {"caption": image.caption, "credit": image.credit}
            for image in article.images
            if image.caption or image.credit
        ],
        "paywall": article.paywall,
        "text_withheld": article.rights.text_withheld is not None,
    }


def instant(moment: datetime | None) -> str | None:
    """Return *moment* as the expected articles write it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


@pytest.mark.parametrize("path", PAGES)
def test_a_page_comes_out_as_expected(path):
    truth = json.loads(path.read_text(encoding="utf-8"))
    capture = capture_beside(path, truth)
    publisher = publisher_from(PUBLISHERS / f"{capture.signals['publisher']}.py")
    try:
        found = shown(parse_capture(capture, publisher))
    except ParseError as error:
        found = {"rejected": error.reason}
    assert found == truth
