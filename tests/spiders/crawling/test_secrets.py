"""Promises about logins in addresses: wherever a site writes one, it is neither sent nor kept."""

import io
import json
import logging
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from pydantic import ValidationError

from pipelines.verbs.extract import capture_from
from pipelines.warc import read_captures
from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import BroadsheetError
from spiders.addresses import without_login
from spiders.archive.outcome import outcomes_in
from spiders.crawling.crawl import crawl
from spiders.extraction.assembly import parse_capture
from spiders.publisher import first_fault
from tests.costs import at_most
from tests.spiders.hostile_server import HOST, Route, hostile_server, html, page, publisher

pytestmark = pytest.mark.slow  # a whole crawl

SECRET = "hunter2"
LOGIN = f"http://reader:{SECRET}@{HOST}"
PARAGRAPHS = "".join(
    f"<p>The ferry sailed {n} times on Monday, the harbour said, and nobody had to wait for it.</p>"
    for n in range(5, 12)
)
STORY = f"""<!doctype html><html lang="en"><head><title>Harbour opens</title>
<base href="{LOGIN}/"><link rel="canonical" href="{LOGIN}/a"><link rel="license" href="{LOGIN}/l">
<link rel="amphtml" href="{LOGIN}/amp/a"><meta name="tdm-policy" content="{LOGIN}/tdm">
<link rel="license" type="application/rsl+xml" href="{
    LOGIN
}/rsl.xml"><meta property="og:url" content="{LOGIN}/a">
<meta property="og:image" content="{LOGIN}/o.jpg"><meta name="author" content="Ada Moor">
<meta property="article:author" content="{LOGIN}/ada">
<script type="application/ld+json">{
    json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "Harbour opens",
            "url": f"{LOGIN}/a",
            "mainEntityOfPage": f"{LOGIN}/a",
            "datePublished": "2026-11-16T09:00:00Z",
            "author": {"@type": "Person", "name": "Ada Moor", "url": f"{LOGIN}/ada"},
            "image": {"@type": "ImageObject", "url": f"{LOGIN}/p.jpg", "caption": "The harbour"},
            "license": f"{LOGIN}/licence",
            "publisher": {"@type": "Organization", "name": "Herald", "url": LOGIN},
        }
    )
}</script></head><body><article><h1>Harbour opens</h1>
<p class="byline">By <a rel="author" href="{LOGIN}/ada">Ada Moor</a></p>
<figure><img src="{LOGIN}/f.jpg"><figcaption>The new harbour on Monday.</figcaption></figure>
{PARAGRAPHS}<p>More of it is in <a href="{LOGIN}/b">the report on the harbour</a> of last week.</p>
</article><aside><h2>Related</h2><a href="{LOGIN}/b">Harbour closes for the winter</a></aside>
</body></html>"""
SITEMAP = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{LOGIN}/a</loc></url><url><loc>{LOGIN}/moved</loc></url><url><loc>{LOGIN}/gone</loc></url>
<url><loc>{LOGIN}/elsewhere</loc></url></urlset>"""
ROUTES: dict[str, Route] = {
    "/robots.txt": page(
        f"User-agent: *\nAllow: /\nSitemap: {LOGIN}/more.xml\nLicense: {LOGIN}/rsl.xml\n"
    ),
    "/.well-known/tdmrep.json": page(
        json.dumps([{"location": "/", "tdm-reservation": 0, "tdm-policy": f"{LOGIN}/policy"}])
    ),
    "/sitemap.xml": page(SITEMAP, "Content-Type: application/xml"),
    "/more.xml": page(SITEMAP.replace("/a<", "/c<"), "Content-Type: application/xml"),
    "/a": html(
        STORY,
        f"TDM-Policy: {LOGIN}/policy",
        f"Link: <http://{HOST}/l>; rel=license, <{LOGIN}/rsl.xml>; type=application/rsl+xml",
        f"Content-Usage: train-ai=n; exp={LOGIN}/usage",
    ),
    "/c": html(STORY),
    "/d": html(STORY),
    "/moved": page("", f"Location: {LOGIN}/d", status="301 Moved Permanently"),
    "/elsewhere": page("", f"Location: //r:{SECRET}@other.example/", status="302 Found"),
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a crawl of a site with logins in its addresses; what it asked and logged."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    captures = tmp_path_factory.mktemp("secrets") / "captures"
    with pytest.MonkeyPatch.context() as patch, hostile_server(ROUTES) as server:
        patch.setenv("BROADSHEET_ALLOW", server.allow)
        patch.setattr(logging.root, "handlers", [*logging.root.handlers, handler])
        folder = crawl([publisher()], captures, parse=True).folder
        asked = json.dumps([vars(one) for one in server.asked])
    return folder, asked + log.getvalue()


def test_the_addresses_are_crawled_without_it(crawled: tuple[Path, str]) -> None:
    folder, _ = crawled
    found = outcomes_in(folder / "hostile.urls.jsonl")
    ends = {one.url.removeprefix(f"http://{HOST}"): one.state for one in found}
    assert {name: ends[name] for name in ("/a", "/c", "/d", "/moved", "/gone", "/elsewhere")} == {
        "/a": "new",
        "/c": "new",
        "/d": "new",
        "/moved": "redirected",
        "/gone": "failed",
        "/elsewhere": "redirected",
    }


def test_no_request_and_no_line_of_the_log_holds_it(crawled: tuple[Path, str]) -> None:
    assert SECRET not in crawled[1]


def test_no_file_of_the_crawl_holds_it_but_in_what_the_server_sent(
    crawled: tuple[Path, str],
) -> None:
    folder, _ = crawled
    paths = [path for path in folder.parent.parent.rglob("*") if path.is_file()]
    plain = [path for path in paths if not path.name.endswith(".warc.gz")]
    assert [str(path) for path in plain if SECRET.encode() in path.read_bytes()] == []
    records = 0
    for path in set(paths) - set(plain):
        for record in ArchiveIterator(path.open("rb"), parse_http=False):
            records += 1
            assert SECRET not in json.dumps(list(record.headers))
            if record.headers["WARC-Type"] in ("request", "warcinfo"):
                assert SECRET.encode() not in record.reader.read()
    assert records > 10


def test_no_article_of_the_crawl_holds_it(crawled: tuple[Path, str]) -> None:
    folder, _ = crawled
    articles = [article for path in folder.glob("*.warc.gz") for article in articles_in(path)]
    text = "\n".join(article.model_dump_json() for article in articles)
    assert (len(articles), f"http://{HOST}/ada" in text, SECRET in text) == (3, True, False)


def articles_in(path: Path) -> list[Article]:
    """Return the articles of the story pages in the WARC file *path*."""
    captures = [one for one in read_captures(path, path.name) if isinstance(one, Capture)]
    pages = [one for one in captures if one.status == 200 and b"<article" in one.payload]
    return [parse_capture(one, publisher(), None) for one in pages]


# Addresses that our parser does not take, and what is kept of each.
ODD = {
    "xhttps://r:{}@h/a": "xhttps://h/a",
    "ftp://r:{}@h/a": "ftp://h/a",
    "feed:https://r:{}@h/a": "feed:https://h/a",
    "view-source:https://r:{}@h/a": "view-source:https://h/a",
    "\u200bhttps://r:{}@h/a": "\u200bhttps://h/a",
    "ht\ttps://r:{}@h/a": "https://h/a",
    "https:/r:{}@h/a": "https:/h/a",
    "https:r:{}@h/a": "https:h/a",
    "r:{}@h/a": "h/a",
    "r:x:{}@h/a": "h/a",
    "https://r:{}\uff20h/a": "https://h/a",
    "https://r:{} p@ss@h/a": "https://h/a",
    "https://ok.example/?to=https://r:{}@h/a": "https://ok.example/?to=https://h/a",
    "<https://ok.example/>; x=y, <//r:{}@h/a>": "<https://ok.example/>; x=y, <//h/a>",
}


@pytest.mark.parametrize("written", ODD)
def test_no_odd_address_is_kept_with_it(written: str, tmp_path: Path) -> None:
    url = written.format(SECRET)
    assert without_login(url) == ODD[written]
    policy = f'<meta name="tdm-policy" content="{escape(url)}">'
    meta = f'{policy}<link rel="canonical" href="{escape(url)}">'
    story = STORY.replace("<head>", f"<head>{meta}")
    article = parse_capture(
        Capture(
            record_id="<urn:x:1>",
            record_type="response",
            target_uri=without_login(url),
            fetched_at=datetime(2026, 11, 16, 9, tzinfo=UTC),
            payload=story.encode(),
            headers=(("Link", f"<{url}>; rel=license; type=application/rsl+xml"),),
            content_type="text/html",
        ),
        None,
    )
    assert SECRET not in article.model_dump_json()
    page_file = tmp_path / "page.html"
    page_file.write_text(story)
    assert SECRET not in capture_from(str(page_file), url).target_uri
    if not url.startswith("http"):
        with pytest.raises(BroadsheetError) as raised:
            capture_from(url, None)
        assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/@desk?a=b@c",
        "https://example.com:80/a@b:c@d",
        "https://medium.com//@desk",
        "https://archive.example/web/2026/https://example.com/@desk",
        "http://[::1]:80/a@b",
        "mailto:desk@example.com",
        "CC BY 4.0, or write to licence@example.org",
    ],
)
def test_an_at_sign_that_ends_no_login_stays(text: str) -> None:
    assert without_login(text) == text


@pytest.mark.parametrize("part", ["/", "//a:", "http:", "a:", "\u200b", "//:", "//:@"])
def test_logins_are_looked_for_in_time_proportional_to_the_text(part: str) -> None:
    with at_most(turns=100e6):
        without_login(part * 200_000 + "@")


def test_a_declared_address_with_a_login_is_refused_by_its_field() -> None:
    with pytest.raises(ValidationError) as raised:
        publisher(feeds=(f"{LOGIN}/feed",))
    assert first_fault(raised.value) == (
        "feeds.0: Value error, holds a login, and what is declared is published: leave it out"
    )


def test_a_login_in_an_imported_record_or_after_url_is_left_out(tmp_path: Path) -> None:
    fields = (
        "WARC/1.1",
        "WARC-Type: resource",
        "WARC-Record-ID: <urn:x:1>",
        f"WARC-Target-URI: {LOGIN}/a",
        "WARC-Date: 2026-11-16T09:00:00Z",
        "Content-Type: text/html",
        "Content-Length: 5",
    )
    path = tmp_path / "one.warc"
    path.write_bytes("\r\n".join(fields).encode() + b"\r\n\r\nstory\r\n\r\n")
    assert capture_from(str(path), f"{LOGIN}/a").target_uri == f"http://{HOST}/a"
    page_file = tmp_path / "page.html"
    page_file.write_text(STORY)
    assert capture_from(str(page_file), f"{LOGIN}/a").target_uri == f"http://{HOST}/a"
