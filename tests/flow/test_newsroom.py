"""The demo newsroom answers as four real sites do, and its expected articles are of its pages."""

import json
import re
from datetime import datetime
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from spiders.publisher import publisher_from
from tests.newsroom.pages import ROOT, site_of, sites
from tests.newsroom.server import Newsroom, newsroom

HARBOUR, TARN = "harbour-courier.example", "www.tarn-gazette.example"
CASPIAN, LAC = "caspian-herald.example", "lac-quotidien.example"
FERRIES = "/news/2026/11/15/ferry-fares-inquiry"
TRUTHS = sorted(ROOT.glob("*/day?/**/*.expected.json"))
NAMES = [path.relative_to(ROOT).as_posix().removesuffix(".expected.json") for path in TRUTHS]


def fetched(
    room: Newsroom, host: str, target: str, method: str = "GET", **fields: str
) -> tuple[HTTPResponse, bytes]:
    """Return what the newsroom answers to one request over a connection of its own."""
    connection = HTTPConnection("127.0.0.1", room.port, timeout=10)
    headers = {name.replace("_", "-"): value for name, value in fields.items()}
    connection.request(method, target, headers={"Host": host, **headers})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.fixture(scope="module")
def day1():
    with newsroom(day=1) as room:
        yield room


@pytest.fixture(scope="module")
def day2():
    with newsroom(day=2) as room:
        yield room


def test_each_site_has_a_publisher_file_that_names_its_host(day1):
    declared = {file.stem: publisher_from(file).domains[0] for file in day1.publishers}
    assert declared == {key: site_of(key).host.removeprefix("www.") for key in sites()}


@pytest.mark.parametrize(
    ("host", "target", "content_type", "beginning"),
    [
        (HARBOUR, FERRIES, "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        (HARBOUR, "/sitemap.xml", "application/xml", b"<?xml"),
        (HARBOUR, "/robots.txt", "text/plain; charset=utf-8", b"# Harbour Courier"),
        (TARN, "/news/", "text/html; charset=windows-1252", b"<!DOCTYPE HTML PUBLIC"),
        (TARN, "/news/well-water-advisory-10411.html", "text/html", b"<!DOCTYPE HTML PUBLIC"),
        (TARN, "/rss.xml", "application/xml", b'<?xml version="1.0" encoding="windows-1252"?>'),
        (CASPIAN, "/world/", "text/html", b"<html>"),
        (LAC, "/atom.xml", "application/atom+xml", b"<?xml"),
        (LAC, "/.well-known/tdmrep.json", "application/json", b"[\n"),
    ],
)
def test_an_address_is_answered_with_its_page_and_type(day1, host, target, content_type, beginning):
    response, body = fetched(day1, host, target)
    assert (response.status, response.headers["Content-Type"]) == (200, content_type)
    assert body.startswith(beginning)


def test_the_gazette_speaks_windows_1252(day1):
    _, body = fetched(day1, TARN, "/community/cuisine-acadienne-10398.html")
    assert "«&nbsp;On n’avait pas prévu que les jeunes viendraient aussi".encode("cp1252") in body


@pytest.mark.parametrize(
    ("host", "target", "status", "location"),
    [
        (
            HARBOUR,
            "/news/2026/11/16/barrier",
            301,
            f"http://{HARBOUR}/news/2026/11/16/tidal-barrier-vote",
        ),
        ("tarn-gazette.example", "/news/?page=2", 301, f"http://{TARN}/news/?page=2"),
        (TARN, "/news/2026/moose.html", 302, f"http://{TARN}/news/moose-in-pool-10409.html"),
        (HARBOUR, "/news/2026/10/30/inner-moorings", 404, None),
        (HARBOUR, "/no-such-page", 404, None),
        ("elsewhere.example", "/", 421, None),
    ],
)
def test_an_address_without_a_page_says_so(day1, host, target, status, location):
    response, _ = fetched(day1, host, target)
    assert (response.status, response.headers["Location"]) == (status, location)


def test_a_tracking_address_shows_the_same_page(day1):
    path = "/news/moose-in-pool-10409.html"
    tracked = fetched(day1, TARN, f"{path}?utm_source=rss&utm_medium=feed")[1]
    assert tracked == fetched(day1, TARN, path)[1]


def test_an_etag_gets_a_304_without_a_body(day1):
    etag = fetched(day1, HARBOUR, FERRIES)[0].headers["ETag"]
    response, body = fetched(day1, HARBOUR, FERRIES, If_None_Match=etag)
    assert (response.status, body, response.headers["ETag"]) == (304, b"", etag)


def test_last_modified_gets_a_304_where_there_is_no_etag(day1):
    path = "/news/moose-in-pool-10409.html"
    since = fetched(day1, TARN, path)[0].headers["Last-Modified"]
    response, _ = fetched(day1, TARN, path, If_Modified_Since=since)
    assert (response.status, response.headers["ETag"]) == (304, None)


def test_the_herald_sends_no_validators(day1):
    response, _ = fetched(day1, CASPIAN, "/world/")
    assert (response.headers["ETag"], response.headers["Last-Modified"]) == (None, None)


def test_a_head_request_gets_the_header_alone(day1):
    response, body = fetched(day1, HARBOUR, FERRIES, method="HEAD")
    length = len(fetched(day1, HARBOUR, FERRIES)[1])
    assert (response.status, body, response.headers["Content-Length"]) == (200, b"", str(length))


def test_the_quotidien_reserves_its_rights_and_compresses(day1):
    response, body = fetched(day1, LAC, "/", Accept_Encoding="gzip")
    names = ("Content-Encoding", "tdm-reservation", "tdm-policy")
    assert [response.headers[name] for name in names] == [
        "gzip",
        "1",
        "http://lac-quotidien.example/conditions",
    ]
    assert body.startswith(b"\x1f\x8b")


def test_requests_are_logged_for_tests_of_politeness():
    with newsroom(day=1) as room:
        fetched(room, CASPIAN, "/robots.txt", User_Agent="Reader/1")
    (request,) = room.requests
    assert (request.host, request.target, request.status) == (CASPIAN, "/robots.txt", 200)
    assert request.headers["user-agent"] == "Reader/1"


@pytest.mark.parametrize(
    ("host", "target", "before", "after"),
    [
        (HARBOUR, "/news/2026/11/17/barrier-appeal", 404, 200),
        (HARBOUR, "/news/2026/11/15/councillor-resigns", 200, 410),
        (TARN, "/news/maple-taps-charge-10407.html", 200, 404),
        (LAC, "/fr/region/photo-du-bal-4083", 200, 451),
        (CASPIAN, "/economy/202611171048733-rail-tariff.html", 404, 200),
    ],
)
def test_the_second_day_brings_and_withdraws_stories(day1, day2, host, target, before, after):
    statuses = tuple(fetched(room, host, target)[0].status for room in (day1, day2))
    assert statuses == (before, after)


@pytest.mark.parametrize(
    ("host", "target", "fact"),
    [
        (HARBOUR, "/news/2026/11/16/tidal-barrier-vote", "23 of those homes were wet again"),
        (HARBOUR, FERRIES, "Correction: This article was amended on 17 November 2026"),
        (LAC, "/fr/region/niveau-du-lac-4102", "quatre-vingt-trois centimètres"),
        (CASPIAN, "/society/caravanserai-well-water.html", "21:31 GMT +4"),
    ],
)
def test_the_second_day_changes_stories(day1, day2, host, target, fact):
    shown = [fact.encode() in fetched(room, host, target)[1] for room in (day1, day2)]
    assert shown == [False, True]


def test_an_unchanged_story_keeps_its_bytes_and_etag(day1, day2):
    path = "/news/2026/11/16/bakery-fire"
    (first, page), (second, same) = (fetched(room, HARBOUR, path) for room in (day1, day2))
    assert (page, first.headers["ETag"]) == (same, second.headers["ETag"])


def test_a_withdrawn_story_stays_in_the_sitemap_with_a_new_date(day2):
    _, sitemap = fetched(day2, HARBOUR, "/sitemap-news.xml")
    row = f"<loc>http://{HARBOUR}/news/2026/11/15/councillor-resigns</loc>\n"
    assert f"{row}    <lastmod>2026-11-17T07:00:00+00:00</lastmod>" in sitemap.decode()


@pytest.mark.parametrize("path", TRUTHS, ids=NAMES)
def test_an_expected_article_is_of_its_page(path):
    truth = json.loads(path.read_text(encoding="utf-8"))
    if "rejected" in truth:
        return
    page = shown_text(path)
    texts = [truth["headline"], *(block["text"] for block in truth["body"])]
    texts += [author["name"] for author in truth["authors"]] + truth["tags"] + truth["related"]
    cells = [part for text in texts for part in re.split(r"\n| \| ", text)]
    assert [text for text in cells if text not in page] == []
    assert truth["body"]
    if truth["published_at"]:
        datetime.fromisoformat(truth["published_at"])
    assert (truth["published_at"] is None) == (truth["published_precision"] is None)


def shown_text(truth: Path) -> str:
    """Return the text of the page beside *truth* without tags and scripts, white space folded."""
    site = site_of(truth.relative_to(ROOT).parts[0])
    charset = "cp1252" if "1252" in site.types[".html"] else "utf-8"
    html = truth.with_name(truth.name.replace(".expected.json", ".html")).read_bytes()
    text = re.sub(r"(?is)<script.*?</script>|<br>", " ", html.decode(charset))
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())
