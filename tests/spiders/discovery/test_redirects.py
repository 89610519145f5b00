"""A redirect leads where its status, its header or its empty page says, and never to a gate."""

import pytest
from scrapy.http import HtmlResponse, Response

from spiders.discovery.redirects import redirect_target

PAGE = "https://e.com/old/1"
MOVED = "https://e.com/new/1"


def page(head: str, text: str = "Moved.", **header: str) -> Response:
    body = f"<!doctype html><html><head>{head}</head><body>{text}</body></html>"
    headers = {"Content-Type": "text/html; charset=utf-8", **header}
    return HtmlResponse(PAGE, headers=headers, body=body.encode(), encoding="utf-8")


def test_a_status_with_a_location_is_a_redirect() -> None:
    assert redirect_target(Response(PAGE, status=302, headers={"Location": "/new/1#x"})) == MOVED


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="0; url=/new/1">',
        "<META content=\"3;URL='https://e.com/new/1'\" HTTP-EQUIV=Refresh>",
        "<script>window.location.href = '/new/1';</script>",
        '<script type="text/javascript"><!--\nlocation.replace("/new/1")\n//--></script>',
        "<script>setTimeout(function() { document.location = '/new/1'; }, 500);</script>",
    ],
)
def test_a_page_that_says_hardly_a_word_leads_on(head: str) -> None:
    assert redirect_target(page(head)) == MOVED


def test_a_refresh_header_leads_on() -> None:
    assert redirect_target(page("", Refresh="0;url=/new/1")) == MOVED


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="600; url=/new/1">',
        '<meta http-equiv="refresh" content="0">',
        '<meta http-equiv="refresh" content="0; url=/old/1#top">',
        '<meta http-equiv="refresh" content="0; url=https://consent.e.com/?to=/old/1">',
        '<meta http-equiv="refresh" content="0; url=/login?next=/old/1">',
        '<noscript><meta http-equiv="refresh" content="0; url=/plain/1"></noscript>',
        '<!-- <meta http-equiv="refresh" content="0; url=/new/1"> -->',
        "<script>if (screen.width < 600) location.href = '/m/1';</script>",
        "<script>location.href = '/new/' + number;</script>",
        "<script>location = 'javascript:void(0)';</script>",
        "<script>location = '/cdn-cgi/challenge/1';</script>",
    ],
)
def test_a_page_that_reloads_asks_or_decides_leads_nowhere(head: str) -> None:
    assert redirect_target(page(head)) is None


def test_a_page_with_a_story_leads_nowhere() -> None:
    head = '<meta http-equiv="refresh" content="5; url=/new/1">'
    assert redirect_target(page(head, "The pier has opened again. " * 20)) is None


@pytest.mark.hostile
@pytest.mark.parametrize(
    "piece", ["<script>", "<!--", "<noscript>", "<meta ", "location.", "(", "/-"]
)
def test_a_hostile_page_is_looked_at_in_no_time(piece: str) -> None:
    body = ("location refresh <script>" + piece * 40_000)[:32_768].encode()
    response = HtmlResponse(
        PAGE, headers={"Content-Type": "text/html"}, body=body, encoding="utf-8"
    )
    assert redirect_target(response) is None
