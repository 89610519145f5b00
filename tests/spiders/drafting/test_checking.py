"""What is declared of a site against what it shows: what holds, what has moved and where to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.cli import main
from schemas.errors import BroadsheetError, Exit
from spiders.drafting import Finding, checked, with_date
from spiders.publisher import Publisher, publisher_from
from tests.newsroom.server import Newsroom, newsroom
from tests.spiders.hostile_server import HOST, Route, hostile_server, html, listing, page, publisher

pytestmark = pytest.mark.slow  # each parses a story in a sandbox of its own
STORY = html(
    "<script type='application/ld+json'>"
    '{"@type": "NewsArticle", "headline": "Gulls return to the quay",'
    ' "datePublished": "2026-11-16T09:30:00-05:00"}</script>'
    "<h1>Gulls return to the quay</h1><article>"
    + "<p>The harbour office counted the birds twice before it believed its own figures.</p>" * 9
    + "</article>"
)
ROUTES: dict[str, Route] = {
    "/": html(f"<link rel='alternate' type='application/rss+xml' href='http://{HOST}/new.xml'>"),
    "/sitemap.xml": listing(*(f"/2026/11/{day}/gulls" for day in range(10, 22))),
    **{f"/2026/11/{day}/gulls": STORY for day in range(10, 22)},
}


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A running newsroom that fetches are let into."""
    with newsroom(day=1) as running:
        monkeypatch.setenv("BROADSHEET_ALLOW", running.allow)
        yield running


def courier(room: Newsroom, **facts: object) -> Publisher:
    (path,) = (one for one in room.publishers if one.stem.startswith("harbour"))
    return publisher_from(path).model_copy(update={"terms": None, **facts})


def told(findings: list[Finding]) -> dict[str, tuple[bool, str]]:
    return {one.fact: (one.holds, one.said) for one in findings}


def test_a_site_that_is_as_declared_holds(room: Newsroom) -> None:
    found = told(checked(courier(room)))
    assert [fact for fact, (holds, _) in found.items() if holds] == [
        "sitemaps",
        "article_url",
        "story",
        "language",
    ]
    assert found["article_url"] == (True, "11 of 11 addresses have this form")
    assert len(room.requests) < 10


def test_what_has_moved_on_a_site_is_named(room: Newsroom) -> None:
    feed = "http://harbour-courier.example/feed.xml"
    found = told(checked(courier(room, feeds=(feed,), article_url=r"/archive/\d+")))
    assert found["feeds"] == (False, f"{feed}: http_404")
    holds, said = found["article_url"]
    assert (holds, said.startswith("0 of 11 addresses have this form, as http://harbour")) == (
        False,
        True,
    )
    assert found["story"] == (False, "no listing names one")


def seen(routes: dict[str, Route], monkeypatch: pytest.MonkeyPatch, **facts: object) -> dict:
    with hostile_server({**ROUTES, **routes}) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        return told(checked(publisher(**facts)))


def test_a_feed_that_moved_is_told_with_where_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = page("", f"Location: http://{HOST}/new.xml", status="301 Moved Permanently")
    routes: dict[str, Route] = {
        "/old.xml": moved,
        "/new.xml": page("<rss><channel></channel></rss>"),
    }
    found = seen(routes, monkeypatch, feeds=(f"http://{HOST}/old.xml",), article_url="^http")
    old, new = f"http://{HOST}/old.xml", f"http://{HOST}/new.xml"
    assert found["feeds"] == (False, f"{old}: moved to {new}")
    assert found["undeclared"] == (True, f"{new}: named by the home page")
    assert found["sitemaps"][0]
    assert found["story"][0]


def test_a_robots_txt_that_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = seen({"/robots.txt": page("User-agent: *\nDisallow: /\n")}, monkeypatch)
    said = "the host's robots.txt does not allow it"
    assert found["sitemaps"] == (False, f"http://{HOST}/sitemap.xml: {said}")
    assert found["domains"] == (False, f"http://{HOST}/: {said}")


def test_a_zone_is_held_against_the_dates_of_a_story(monkeypatch: pytest.MonkeyPatch) -> None:
    where = f"http://{HOST}/2026/11/10/gulls: -0500"
    found = seen({}, monkeypatch, timezone="Asia/Seoul")
    assert found["timezone"] == (False, f"Asia/Seoul; {where}")
    found = seen({}, monkeypatch, timezone="America/New_York")
    assert found["timezone"] == (True, f"America/New_York; {where}")


def test_a_strangers_site_is_asked_with_a_contact_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROADSHEET_CONTACT", raising=False)
    monkeypatch.delenv("BROADSHEET_ALLOW", raising=False)
    with pytest.raises(BroadsheetError, match="set BROADSHEET_CONTACT"):
        checked(publisher())


def test_only_facts_that_hold_are_dated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hostile.py"
    facts = f'key="hostile", name="H", domains=("{HOST}",), language="en", country="GB"'.split(", ")
    facts.append(f'sitemaps=("http://{HOST}/sitemap.xml",)')
    lines = "".join(f"    {one},\n" for one in facts)
    text = f"from spiders.publisher import Publisher\n\nPUBLISHER = Publisher(\n{lines})\n"
    path.write_text(text)
    with hostile_server(ROUTES) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        assert main(["publishers", "check", str(path), "--write"]) == Exit.OK
        dated = publisher_from(path)
        path.write_text(text.replace("/sitemap.xml", "/gone.xml"))
        assert main(["publishers", "check", str(path), "--write"]) == Exit.REFUSED
    assert dated.seen_on is not None
    assert publisher_from(path).seen_on is None
    assert "hostile: sitemaps: MOVED: http://" in capsys.readouterr().out
    plain = Publisher.model_validate(dated.model_dump(exclude={"seen_on"}))
    assert dated.fingerprint == plain.fingerprint  # a date of ours changes no row


def test_a_date_is_written_once() -> None:
    text = "PUBLISHER = Publisher(\n    key='a',\n)\n"
    once = with_date(text, date(2026, 11, 28))
    assert with_date(once, date(2026, 11, 29)) == once.replace("-28", "-29")
    assert once.splitlines()[-2] == '    seen_on="2026-11-28",'
    with pytest.raises(ValueError, match="does not end with"):
        with_date("PUBLISHER = made()\n", date(2026, 11, 28))
