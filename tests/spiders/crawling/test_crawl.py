"""Promises of a crawl, over real HTTP to a server that means harm: each address has an end."""

import gzip
import json
import os
import socket
import subprocess
import sys
import threading
import time
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipelines.running.engines import engine
from schemas.errors import BroadsheetError, LockedError, SandboxError
from schemas.provenance import read_provenance
from spiders.archive.outcome import outcomes_in
from spiders.crawling.crawl import crawl
from spiders.crawling.folder import locked, unfinished
from spiders.crawling.leads import listings_of
from spiders.publisher import Publisher, declared_publishers
from tests.checkouts import ROOT
from tests.spiders.hostile_server import (
    HOST,
    Asked,
    Hostile,
    Route,
    hostile_server,
    html,
    listing,
    page,
    publisher,
)

pytestmark = pytest.mark.slow  # whole stages and processes

STORY = html("<h1>Harbour opens</h1><p>The new harbour opened on Monday with a parade.</p>")
Ends = dict[str, tuple[str, str | None]]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real crawl waits a minute for a dead host and ten seconds for a busy one."""
    monkeypatch.setattr("spiders.settings.DOWNLOAD_TIMEOUT", 1.0)
    monkeypatch.setattr("spiders.settings.BUSY_WAIT", 0.05)


def ends(
    captures: Path,
    server: Hostile,
    monkeypatch: pytest.MonkeyPatch,
    of: Publisher | None = None,
    limit: int | None = None,
) -> Ends:
    """Crawl the server's site and return the state and reason of each address, by its target."""
    monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
    summary = crawl([of or publisher()], captures, limit=limit, parse=False)
    found = outcomes_in(summary.folder / "hostile.urls.jsonl")
    return {o.url.removeprefix(f"http://{HOST}"): (o.state, o.reason) for o in found}


def crawled(
    routes: dict[str, Route], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **facts: object
) -> Ends:
    """Return the ends of one crawl of a site with *routes*."""
    with hostile_server(routes) as server:
        return ends(tmp_path / "captures", server, monkeypatch, publisher(**facts))


def test_each_listed_story_is_asked_for_once_under_all_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("/a", "/a?utm_source=rss", "/a#top", "/b", "http://other.example/c")
    got = crawled(
        {"/sitemap.xml": listing(*names), "/a": STORY, "/b": STORY}, tmp_path, monkeypatch
    )
    assert got == {
        "/robots.txt": ("new", "absent"),
        "/.well-known/tdmrep.json": ("new", "absent"),
        "/sitemap.xml": ("new", None),
        "/a": ("new", None),
        "/b": ("new", None),
    }


def test_what_robots_txt_disallows_is_refused_and_its_sitemaps_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitemaps = f"Sitemap: http://[bad\nSitemap: http://{HOST}/more.xml\n"
    robots = page(f"User-agent: broadsheet\nDisallow: /b\n{sitemaps}")
    routes: dict[str, Route] = {
        "/robots.txt": robots,
        "/sitemap.xml": listing("/a"),
        "/more.xml": listing("/b"),
        "/a": STORY,
        "/b": STORY,
    }
    got = crawled(routes, tmp_path, monkeypatch)
    assert (got["/a"], got["/b"]) == (("new", None), ("refused", "robots_txt: disallowed"))


@pytest.mark.hostile
@pytest.mark.parametrize(
    "robots",
    [
        page("", status="503 Service Unavailable"),
        page("", status="500 Internal Server Error"),
        page("User-agent: *\nAllow: /".encode("utf-16")),
        page(bytes(range(99)), "Content-Encoding: br"),
        b"HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Length: 99\r\n\r\nUser-agent: *\n",
        lambda connection, asked: connection.close(),
    ],
    ids=["503", "500", "utf-16", "encoding", "cut", "closed"],
)
def test_a_robots_txt_that_cannot_be_read_closes_the_host(
    robots: Route, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {"/robots.txt": robots, "/sitemap.xml": listing("/a"), "/a": STORY}
    got = crawled(routes, tmp_path, monkeypatch)
    assert "/a" not in got
    assert got["/sitemap.xml"][0] == "refused"


@pytest.mark.hostile
def test_a_robots_txt_that_leads_in_a_circle_is_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle = page("", "Location: /robots.txt", status="302 Found")
    routes: dict[str, Route] = {"/robots.txt": circle, "/sitemap.xml": listing("/a"), "/a": STORY}
    with hostile_server(routes) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        crawl([publisher()], tmp_path, parse=False)
    assert server.targets() == ["/robots.txt"]


@pytest.mark.hostile
def test_hostile_answers_end_in_a_named_state_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()

    def dripping(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not done.wait(0.1):
            connection.sendall(b".")

    def silent(connection: socket.socket, asked: Asked) -> None:
        done.wait(10)

    def moved(to: str) -> bytes:
        return page("", f"Location: {to}", status="302 Found")

    stories: dict[str, Route] = {
        "/good": STORY,
        "/gone": page("", status="410 Gone"),
        "/loop": moved("/loop2"),
        "/loop2": moved("/loop"),
        "/moved": moved("/good3"),
        "/good3": STORY,
        "/inside": moved("http://127.0.0.1:1/admin"),
        "/file": moved("file:///etc/passwd"),
        "/brackets": moved("http://[bad/"),
        "/dripping": dripping,
        "/silent": silent,
        "/ssh": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "/cut": page(gzip.compress(b"story" * 100)[:-9], "Content-Encoding: gzip"),
        "/charset": page("x", "Content-Type: text/html; charset=unicode_escape"),
        "/refresh": html('<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">'),
        "/none": page("", status="204 No Content"),
        "/part": page("<p>Ha", "Content-Range: bytes 0-5/900", status="206 Partial Content"),
        "/parts": page("<p>All", "Content-Range: bytes 0-5/6", status="206 Partial Content"),
    }
    listed = [target for target in stories if target not in ("/loop2", "/good3")]
    got = crawled({"/sitemap.xml": listing(*listed), **stories}, tmp_path, monkeypatch)
    done.set()
    assert {target: end for target, end in got.items() if target in stories} == {
        "/good": ("new", None),
        "/gone": ("failed", "http_410"),
        "/loop": ("redirected", f"to http://{HOST}/loop2"),
        "/loop2": ("failed", f"redirect_loop: to http://{HOST}/loop"),
        "/moved": ("redirected", f"to http://{HOST}/good3"),
        "/good3": ("new", None),
        "/inside": ("redirected", "to http://127.0.0.1:1/admin"),
        "/file": ("failed", "http_302"),
        "/brackets": ("failed", "http_302"),
        "/dripping": ("failed", "cut: time"),
        "/silent": ("failed", "timeout: TimeoutError"),
        "/ssh": ("failed", "protocol: status line b'SSH-2.0-OpenSSH_9.6'"),
        "/cut": ("failed", "cut: content encoding: cut off"),
        "/charset": ("new", None),
        "/refresh": ("redirected", "to http://127.0.0.1/"),
        "/none": ("failed", "http_204"),
        "/part": ("failed", "cut: unspecified"),
        "/parts": ("new", None),
    }


@pytest.mark.hostile
def test_a_redirect_to_a_private_address_of_the_same_site_is_not_connected_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hostile_server({"/secret": STORY}) as inner:
        target = f"http://{HOST}:{inner.port}/secret"
        addresses = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", inner.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: addresses)
        moved = page("", f"Location: {target}", status="301 Moved Permanently")
        routes: dict[str, Route] = {"/sitemap.xml": listing("/a"), "/a": moved}
        with hostile_server(routes) as server:
            got = ends(tmp_path / "captures", server, monkeypatch)
        assert (got["/a"][0], inner.asked) == ("redirected", [])
        assert f":{inner.port}/secret" in next(target for target in got if "secret" in target)


@pytest.mark.hostile
def test_a_redirect_to_any_form_of_a_private_address_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_CONTACT", "press@crawler.example")
    hosts = ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0")
    with hostile_server({"/": STORY}) as inner:
        stories: dict[str, Route] = {
            f"/{number}": page("", f"Location: http://{host}:{inner.port}/", status="302 Found")
            for number, host in enumerate(hosts)
        }
        # As publishers of their own, so that only the guard stands between.
        domains = (HOST, "127.0.0.1", "localhost", "0.0.0.0", "[::1]", "::1", "::ffff:7f00:1")
        routes: dict[str, Route] = {"/sitemap.xml": listing(*stories), **stories}
        got = crawled(routes, tmp_path, monkeypatch, domains=domains)
        assert {got[target][0] for target in stories} == {"redirected"}
        refused = {state for target, (state, _) in got.items() if f":{inner.port}/" in target}
        assert (refused, inner.asked) == ({"refused"}, [])


def test_robots_txt_is_read_once_and_again_when_its_day_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a", "/b"), "/a": STORY, "/b": STORY}
    with hostile_server(routes) as server:
        ends(tmp_path / "one", server, monkeypatch)
        once = server.targets().count("/robots.txt")
        monkeypatch.setattr("spiders.manners.politeness.RULES_HOLD", timedelta(0))
        ends(tmp_path / "two", server, monkeypatch)
        assert (once, server.targets().count("/robots.txt") - once > 1) == (1, True)


def test_a_crawl_runs_over_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a"), "/a": STORY}
    publishers = [publisher(key=key) for key in ("one", "two")]
    with hostile_server(routes) as server, engine(workers=2) as mapped:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        summary = crawl(publishers, tmp_path / "c", parse=False, workers=2, mapped=mapped)
    assert [tally.states for tally in summary.tallies] == [{"new": 4}, {"new": 4}]


def test_a_busy_host_is_asked_again_when_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(connection: socket.socket, asked: Asked) -> None:
        status = "429 Too Many Requests" if asked.number == 1 else "200 OK"
        connection.sendall(page("story", "Retry-After: 0", status=status))

    got = crawled({"/sitemap.xml": listing("/a"), "/a": busy}, tmp_path, monkeypatch)
    assert got["/a"] == ("new", None)


def test_a_host_that_asks_for_hours_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = page("", "Retry-After: 7200", status="503 Service Unavailable")
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a", "/b"), "/a": busy, "/b": STORY}
    got = crawled(routes, tmp_path, monkeypatch)
    assert (got["/a"], got["/b"]) == (
        ("failed", "http_503"),
        ("refused", "host_left: 503, to be asked again in 7200 s"),
    )


def test_a_crawl_delay_is_kept_and_one_connection_is_open_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[float] = []

    def timed(connection: socket.socket, asked: Asked) -> None:
        times.append(time.monotonic())
        connection.sendall(STORY)

    routes: dict[str, Route] = {
        "/robots.txt": page("User-agent: *\nCrawl-delay: 0.3\n"),
        "/sitemap.xml": listing("/a", "/b", "/c"),
        **dict.fromkeys(("/a", "/b", "/c"), timed),
    }
    with hostile_server(routes) as server:
        ends(tmp_path / "captures", server, monkeypatch)
        assert server.open_most == 1
    assert all(later - earlier >= 0.29 for earlier, later in pairwise(times))


def test_a_strangers_host_is_asked_at_our_pace_and_told_whom_to_complain_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[float] = []

    def timed(connection: socket.socket, asked: Asked) -> None:
        times.append(time.monotonic())
        connection.sendall(STORY)

    monkeypatch.setattr("spiders.manners.patience.DELAY", 0.2)
    monkeypatch.setenv("BROADSHEET_CONTACT", "press@crawler.example")
    with hostile_server(dict.fromkeys(("/a", "/b", "/c"), timed)) as server:
        place = f"http://stranger.example:{server.port}"
        rows = "".join(f"<url><loc>{place}/{name}</loc></url>" for name in "abc")
        server.routes["/sitemap.xml"] = page(f"<urlset>{rows}</urlset>")
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        monkeypatch.setenv("BROADSHEET_ALLOW", f"127.0.0.1:{server.port}")
        stranger = publisher(domains=("stranger.example",), sitemaps=(f"{place}/sitemap.xml",))
        crawl([stranger], tmp_path / "captures", parse=False)
    assert len(times) == 3
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_a_host_that_asks_for_a_very_long_delay_is_not_crawled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {"/robots.txt": page("User-agent: *\nCrawl-delay: 3600\n")}
    got = crawled(routes, tmp_path, monkeypatch)
    assert got["/sitemap.xml"] == ("refused", "crawl_delay: longer than 120 s")


def test_the_second_crawl_stores_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tagged(connection: socket.socket, asked: Asked) -> None:
        known = asked.headers.get("if-none-match") == '"1"'
        answer = (
            page("", 'ETag: "1"', status="304 Not Modified") if known else html("<p>x", 'ETag: "1"')
        )
        connection.sendall(answer)

    def changing(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(html(f"<p>edition {asked.number}"))

    routes: dict[str, Route] = {
        "/sitemap.xml": listing("/same", "/tagged", "/changing"),
        "/same": STORY,
        "/tagged": tagged,
        "/changing": changing,
    }
    with hostile_server(routes) as server:
        ends(tmp_path / "captures", server, monkeypatch)
        routes["/sitemap.xml"] = listing("/same", "/tagged", "/changing", "/fresh")
        routes["/fresh"] = STORY
        second = ends(tmp_path / "captures", server, monkeypatch)
    assert second == {
        "/robots.txt": ("new", "absent"),
        "/.well-known/tdmrep.json": ("new", "absent"),
        "/sitemap.xml": ("changed", None),
        "/same": ("unchanged", None),
        "/tagged": ("unchanged", None),
        "/changing": ("changed", None),
        "/fresh": ("new", None),
    }


def test_a_parser_that_cannot_start_stops_the_crawl_and_blames_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['py3langid'] = None\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a", "/b"), "/a": STORY, "/b": STORY}
    with hostile_server(routes) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        with pytest.raises(SandboxError, match=r"parser cannot start: .*py3langid"):
            crawl([publisher()], tmp_path / "captures")
    ((folder, _),) = unfinished(tmp_path / "captures")  # so that the next crawl goes on with it
    assert "parser_crash" not in (folder / "crawl.json").read_text(encoding="utf-8")


def test_the_limit_counts_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a", "/b", "/c"), "/a": STORY, "/b": STORY}
    with hostile_server(routes) as server:
        got = ends(tmp_path / "captures", server, monkeypatch, limit=2)
    assert [target for target in got if len(target) == 2] == ["/a", "/b"]


def test_with_a_limit_the_newest_stories_of_all_listings_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dated(name: str, day: int) -> bytes:
        moment = f"<lastmod>2026-11-{day}T09:00:00Z</lastmod>"
        return page(f"<urlset><url><loc>http://{HOST}/{name}</loc>{moment}</url></urlset>")

    routes: dict[str, Route] = {"/1.xml": dated("old", 10), "/2.xml": dated("new", 20)}
    routes |= {"/old": STORY, "/new": STORY}
    sitemaps = (f"http://{HOST}/1.xml", f"http://{HOST}/2.xml")
    with hostile_server(routes) as server:
        got = ends(tmp_path / "c", server, monkeypatch, publisher(sitemaps=sitemaps), limit=1)
    assert ("/new" in got, "/old" in got) == (True, False)


def test_a_second_crawl_at_the_same_time_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_ALLOW", f"{HOST}=127.0.0.1:1")
    with locked(tmp_path / "captures"), pytest.raises(LockedError, match="a crawl is at work"):
        crawl([publisher()], tmp_path / "captures")


def test_a_strangers_site_is_not_crawled_without_a_contact_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROADSHEET_CONTACT", raising=False)
    monkeypatch.delenv("BROADSHEET_ALLOW", raising=False)
    with pytest.raises(BroadsheetError, match="hostile: set BROADSHEET_CONTACT"):
        crawl([publisher()], tmp_path / "captures")


def test_the_crawl_says_who_it_is_and_sends_no_cookie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_CONTACT", "https://crawler.example/about")
    routes: dict[str, Route] = {
        "/sitemap.xml": listing("/a", "/b"),
        "/a": html("x", "Set-Cookie: session=1"),
        "/b": STORY,
    }
    with hostile_server(routes) as server:
        ends(tmp_path / "captures", server, monkeypatch)
    agents = {asked.headers["user-agent"] for asked in server.asked}
    assert agents == {"Broadsheet/0.1.0 (+https://crawler.example/about)"}
    assert not any("cookie" in asked.headers for asked in server.asked)


def test_the_provenance_says_what_came_to_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hostile_server({"/sitemap.xml": listing("/a"), "/a": STORY}) as server:
        ends(tmp_path / "captures", server, monkeypatch)
    folder = next((tmp_path / "captures").iterdir())
    facts = json.loads((folder / "crawl.json").read_text())
    assert (facts["id"], facts["ending"], facts["counts"]["hostile"]["states"]) == (
        folder.name,
        "finished",
        {"new": 4},
    )
    kept = Publisher.model_validate_json((folder / "publishers/hostile.json").read_text())
    assert kept == publisher()


def test_publishers_are_dealt_out_to_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a"), "/a": STORY}
    keys = ("one", "two", "three")
    with hostile_server(routes) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        publishers = [publisher(key=key) for key in keys]
        told: list[str] = []
        summary = crawl(
            publishers,
            tmp_path / "captures",
            parse=False,
            workers=2,
            progress=lambda tally: told.append(tally.publisher),
        )
    assert {tally.publisher: tally.states for tally in summary.tallies} == {
        key: {"new": 4} for key in keys
    }
    assert set(told) == set(keys)


def test_what_failed_in_passing_is_asked_for_by_the_next_crawl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {
        "/sitemap.xml": listing("/a"),
        "/a": page("", status="500 Internal Server Error"),
    }
    with hostile_server(routes) as server:
        first = ends(tmp_path / "captures", server, monkeypatch)
        routes |= {"/sitemap.xml": listing(), "/a": STORY}
        second = ends(tmp_path / "captures", server, monkeypatch)
    assert (first["/a"], second["/a"]) == (("failed", "http_500"), ("new", None))


def test_a_sitemap_of_a_month_that_is_over_is_read_to_its_end_and_then_rests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = page(
        f"<sitemapindex><sitemap><loc>http://{HOST}/2019-05.xml</loc></sitemap></sitemapindex>"
    )
    routes: dict[str, Route] = {
        "/sitemap.xml": index,
        "/2019-05.xml": listing("/a", "/b"),
        "/a": STORY,
        "/b": STORY,
    }
    with hostile_server(routes) as server:
        captures = tmp_path / "captures"
        limits = (1, None, None)
        crawls = [ends(captures, server, monkeypatch, limit=limit) for limit in limits]
    assert ["/2019-05.xml" in one for one in crawls] == [True, True, False]


def test_a_host_that_answers_only_with_its_cookie_gets_it_back_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def door(connection: socket.socket, asked: Asked) -> None:
        has_cookie = "sid=7" in asked.headers.get("cookie", "")
        back = page("", "Location: /a", "Set-Cookie: sid=7; Path=/", status="302 Found")
        connection.sendall(STORY if has_cookie else back)

    def loop(connection: socket.socket, _asked: Asked) -> None:
        back = page("", "Location: /b", "Set-Cookie: sid=7", status="302 Found")
        connection.sendall(back)

    def around(connection: socket.socket, asked: Asked) -> None:
        has_cookie = "sid=9" in asked.headers.get("cookie", "")
        connection.sendall(STORY if has_cookie else page("", "Location: /gate", status="302 Found"))

    gate = page("", "Location: /c", "Set-Cookie: sid=9; Path=/", status="302 Found")
    circle = page("", "Location: /door", "Set-Cookie: sid=1", status="302 Found")
    way_back = page("", "Location: /d", "Set-Cookie: sid=1", status="302 Found")
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a", "/b"), "/a": door, "/b": loop}
    got = crawled(routes, tmp_path / "one", monkeypatch)
    assert (got["/a"], got["/b"][0]) == (("new", None), "failed")
    assert (got["/b"][1] or "").startswith("redirect_loop")
    through = {"/sitemap.xml": listing("/c"), "/c": around, "/gate": gate}
    assert crawled(through, tmp_path / "two", monkeypatch)["/c"] == ("new", None)
    endless = {"/sitemap.xml": listing("/d"), "/d": circle, "/door": way_back}
    got = crawled(endless, tmp_path / "three", monkeypatch)
    assert "failed" in (got["/d"][0], got["/door"][0])


def test_a_page_that_differs_in_its_clock_alone_is_unchanged_and_a_correction_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The harbour office said that the ferry would sail again on Monday morning at seven. "

    def story(clock: str, extra: str = "") -> bytes:
        return html(
            f"<nav>It is {clock}</nav><article><h1>Ferry sails again</h1><p>{words * 3}</p>"
            f"<p>{words * 2}{extra}</p></article><script>token={clock!r}</script>"
        )

    routes: dict[str, Route] = {"/sitemap.xml": listing("/a"), "/a": story("12:01")}
    states = []
    with hostile_server(routes) as server:
        for answer in ("12:01", "12:47", "12:59 corrected"):
            clock, _, extra = answer.partition(" ")
            routes["/a"] = story(clock, extra)
            states.append(ends(tmp_path / "captures", server, monkeypatch)["/a"][0])
    assert states == ["new", "unchanged", "changed"]


def test_a_listing_that_has_not_changed_is_confirmed_and_read_on_where_a_budget_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_with: list[str] = []

    whole = listing("/a", "/b", "/c").replace(b"\r\n", b'\r\nETag: "one"\r\n', 1)

    def sitemap(connection: socket.socket, asked: Asked) -> None:
        asked_with.append(asked.headers.get("if-none-match", ""))
        same = b'HTTP/1.1 304 Not Modified\r\nETag: "one"\r\n\r\n'
        connection.sendall(same if asked_with[-1] else whole)

    routes: dict[str, Route] = {"/sitemap.xml": sitemap, **dict.fromkeys(("/a", "/b", "/c"), STORY)}
    with hostile_server(routes) as server:
        captures = tmp_path / "captures"
        first = ends(captures, server, monkeypatch, limit=1)
        second = ends(captures, server, monkeypatch)
    assert asked_with == ["", '"one"']
    assert {target for target in (*first, *second) if len(target) == 2} == {"/a", "/b", "/c"}
    assert second["/sitemap.xml"] == ("unchanged", None)


def test_a_listing_that_came_in_part_is_asked_for_whole_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = listing("/a", "/b").partition(b"\r\n\r\n")[2]

    def sitemap(connection: socket.socket, asked: Asked) -> None:
        cut = whole[: whole.index(b"/b")] if asked.number == 1 else whole
        same = b'HTTP/1.1 304 Not Modified\r\nETag: "one"\r\n\r\n'
        is_same = "if-none-match" in asked.headers
        connection.sendall(same if is_same else page(cut, 'ETag: "one"'))

    routes: dict[str, Route] = {"/sitemap.xml": sitemap, "/a": STORY, "/b": STORY}
    with hostile_server(routes) as server:
        first = ends(tmp_path / "captures", server, monkeypatch)
        second = ends(tmp_path / "captures", server, monkeypatch)
    assert (first["/sitemap.xml"][1] or "").startswith("partial: XML: ends too early")
    assert (second["/sitemap.xml"], second["/b"]) == (("changed", None), ("new", None))


def test_a_server_is_not_believed_for_ever_that_its_listing_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_with: list[bool] = []

    def sitemap(connection: socket.socket, asked: Asked) -> None:
        asked_with.append("if-modified-since" in asked.headers)
        same = b"HTTP/1.1 304 Not Modified\r\n\r\n"
        body = listing("/a", "/b") if len(asked_with) > 1 else listing("/a")
        dated = body.replace(b"\r\n", b"\r\nLast-Modified: Mon, 12 Jan 2026 08:00:00 GMT\r\n", 1)
        connection.sendall(same if asked_with[-1] else dated)

    routes: dict[str, Route] = {"/sitemap.xml": sitemap, "/a": STORY, "/b": STORY}
    with hostile_server(routes) as server:
        found = [ends(tmp_path / "captures", server, monkeypatch) for _ in range(2)]
        monkeypatch.setattr("spiders.archive.responses.LONGEST_UNSEEN", timedelta(0))
        found.append(ends(tmp_path / "captures", server, monkeypatch))
    assert asked_with == [False, True, False]
    assert ["/b" in one for one in found] == [False, False, True]


def test_a_page_without_a_byte_is_no_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def story(connection: socket.socket, asked: Asked) -> None:
        same = b"HTTP/1.1 304 Not Modified\r\n\r\n"
        body = page("" if asked.number == 1 else STORY.partition(b"\r\n\r\n")[2], 'ETag: "one"')
        connection.sendall(same if "if-none-match" in asked.headers else body)

    with hostile_server({"/sitemap.xml": listing("/a"), "/a": story}) as server:
        found = [ends(tmp_path / "captures", server, monkeypatch)["/a"] for _ in range(3)]
    assert found == [("failed", "empty"), ("new", None), ("unchanged", None)]


@pytest.mark.parametrize(
    "status",
    [
        "403 Forbidden",
        "401 Unauthorized",
        "405 Not Allowed",
        "402 Payment Required",
        "202 Accepted",
    ],
)
def test_a_host_that_refuses_is_left_after_ten_and_the_rest_waits(
    status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = [f"/{number}" for number in range(30)]
    refused = dict.fromkeys(targets, page("no", status=status))
    got = crawled({"/sitemap.xml": listing(*targets), **refused}, tmp_path, monkeypatch)
    states = [got[target][0] for target in targets]
    assert (states.count("failed"), states.count("refused")) == (10, 20)
    left = {got[target][1] for target in targets if got[target][0] == "refused"}
    assert left == {f"host_left: 10 refusals in a row, the last: {status[:3]}"}


def test_what_was_named_and_left_out_stands_in_the_provenance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {
        "/sitemap.xml": listing("/a", "/a/", "/b", ".other/c", "/login?to=d"),
        "/a": STORY,
        "/b": STORY,
    }
    crawled(routes, tmp_path, monkeypatch)
    (folder,) = (tmp_path / "captures").iterdir()
    counts = read_provenance(folder).counts["hostile"]
    assert (counts.named, counts.left_out, counts.stories) == (
        5,
        {"alias": 1, "other_site": 1, "trap": 1},
        {"new": 2},
    )
    assert counts.examples["other_site"] == [f"http://{HOST}.other/c"]


def test_a_story_that_left_its_listing_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    routes: dict[str, Route] = {"/sitemap.xml": listing("/a", "/b"), "/a": STORY, "/b": STORY}
    with hostile_server(routes) as server:
        ends(tmp_path / "captures", server, monkeypatch)
        routes |= {"/sitemap.xml": listing("/b"), "/a": page("", status="410 Gone")}
        again = ends(tmp_path / "captures", server, monkeypatch)
    assert (again["/a"], again["/b"]) == (("failed", "http_410"), ("unchanged", None))


def test_a_listing_says_whether_it_was_read_whole_and_its_dates_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(
        f"<url><loc>http://{HOST}/{n}</loc><lastmod>2026-01-05T10:00:00Z</lastmod></url>"
        for n in range(5)
    )
    routes: dict[str, Route] = {
        "/cut.xml": page(f"<urlset>{rows}<url><loc>http://{HOST}/9"),
        "/page.xml": html("<p>Sorry."),
        **{f"/{number}": STORY for number in range(5)},
    }
    declared = tuple(f"http://{HOST}{name}" for name in ("/cut.xml", "/page.xml"))
    crawled(routes, tmp_path, monkeypatch, sitemaps=declared)
    (folder,) = (tmp_path / "captures").iterdir()
    outcomes = outcomes_in(folder / "hostile.urls.jsonl")
    found = {one.url[len(f"http://{HOST}") :]: one for one in outcomes if one.kind == "listing"}
    cut, other = found["/cut.xml"], found["/page.xml"]
    assert (cut.state, cut.found, cut.doubted) == ("new", {"asked": 5}, "changed all the same")
    assert (cut.reason or "").startswith("partial: XML: ends too early")
    assert (other.state, other.reason) == ("failed", "listing: a page, no sitemap or feed")


def test_a_listing_that_moved_to_another_host_is_read_and_its_stories_are_the_site_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = page("", "Location: http://feeds.example/all", status="301 Moved Permanently")
    routes: dict[str, Route] = {
        "/sitemap.xml": elsewhere,
        "/all": page(
            f"<urlset><url><loc>http://{HOST}/a</loc></url><url><loc>/b</loc></url></urlset>"
        ),
        "/a": STORY,
    }
    with hostile_server(routes) as server:
        allow = f"{server.allow},feeds.example=127.0.0.1:{server.port}"
        monkeypatch.setenv("BROADSHEET_ALLOW", allow)
        summary = crawl([publisher()], tmp_path / "captures", parse=False)
    found = outcomes_in(summary.folder / "hostile.urls.jsonl")
    got = {one.url: (one.state, one.reason) for one in found}
    assert (got["http://feeds.example/all"], got[f"http://{HOST}/a"]) == (
        ("new", None),
        ("new", None),
    )
    assert "http://feeds.example/b" not in got


def test_scrapy_itself_runs_a_declared_publisher(tmp_path: Path) -> None:
    (tmp_path / "scrapy.cfg").write_bytes((ROOT / "scrapy.cfg").read_bytes())
    key, declared = next(iter(declared_publishers().items()))
    hosts = {urlsplit(url).hostname for url in (*listings_of(declared), *declared.domains)}
    names = sorted({*declared.domains, *filter(None, hosts)})
    nowhere = ",".join(f"{name}=127.0.0.1:1" for name in names)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BROADSHEET_ALLOW": nowhere}
    command = [sys.executable, "-m", "scrapy", "crawl", key]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=60)
    folder = next((tmp_path / "data/captures").iterdir())
    assert json.loads((folder / "crawl.json").read_text())["ending"] == "finished"
    assert {outcome.state for outcome in outcomes_in(folder / f"{key}.urls.jsonl")} <= {
        "failed",
        "refused",
    }
