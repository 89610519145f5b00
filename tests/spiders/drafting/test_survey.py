"""A site is looked over with few requests, and its draft can be crawled as it is."""

from pathlib import Path

import pytest

from schemas.errors import BroadsheetError
from spiders.drafting.draft import drafted
from spiders.drafting.survey import surveyed
from spiders.publisher import publisher_from
from tests.newsroom.server import newsroom
from tests.spiders.hostile_server import HOST, Route, hostile_server, html, page


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> object:
    """A running newsroom that fetches are let into."""
    with newsroom(day=1) as running:
        monkeypatch.setenv("BROADSHEET_ALLOW", running.allow)
        monkeypatch.setenv("BROADSHEET_CONTACT", "mailto:editor@example.org")
        yield running


def test_a_site_of_the_newsroom_is_drafted_from_what_it_shows(room: object) -> None:
    draft = drafted(surveyed("http://harbour-courier.example/"))
    assert draft.publisher.model_dump(exclude_defaults=True) == {
        "key": "harbour-courier",
        "name": "Harbour Courier",
        "domains": ("harbour-courier.example",),
        "language": "en",
        "country": "ZZ",
        "article_url": r"/\d{4}/\d\d/\d\d/",
        "terms": "http://harbour-courier.example/terms",
    }
    assert draft.missing == (
        "country: neither the domain nor the language names one; ZZ stands for unknown",
    )


def test_a_reservation_of_rights_reaches_the_draft(room: object) -> None:
    assert drafted(surveyed("http://lac-quotidien.example/")).publisher.tdm_reserved is True


def test_a_draft_is_a_publisher_file_and_has_its_name(room: object, tmp_path: Path) -> None:
    draft = drafted(surveyed("http://tarn-gazette.example/"), "Tarn_weekly")
    path = tmp_path / "Tarn_weekly.py"
    path.write_text(draft.text, encoding="utf-8")
    assert (publisher_from(path), draft.publisher.key) == (draft.publisher, "tarn-weekly")


def test_the_rules_of_a_host_are_read_once() -> None:
    feed = "<rss><channel><item><link>/story/1</link></item></channel></rss>"
    story = html("<p>story</p>")
    routes: dict[str, Route] = {"/": html("home"), "/feed/": page(feed), "/story/1": story}
    with hostile_server(routes) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROADSHEET_ALLOW", server.allow)
        surveyed(f"http://{HOST}/")
    asked = server.targets()
    assert (asked.count("/robots.txt"), asked.count("/.well-known/tdmrep.json")) == (1, 1)
    assert "/story/1" in asked


def test_what_is_no_web_address_is_refused_in_one_line() -> None:
    with pytest.raises(BroadsheetError, match="not a web address"):
        surveyed("mailto:a@example.org")
