"""A proxy connects where the guard does not see it: it is refused, in words."""

import pytest

from schemas.errors import BroadsheetError
from spiders.crawling import crawl
from spiders.manners import refuse_proxy
from tests.spiders.hostile_server import HOST, hostile_server, html, listing, publisher


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_for_a_strangers_host_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "http://proxy.invalid:3128")
    with pytest.raises(BroadsheetError, match=f"^coast.example: {name.upper()} is set, and"):
        refuse_proxy(["coast.example"])


@pytest.mark.parametrize("direct", ["coast.example", ".example", "*"])
def test_a_host_that_is_asked_directly_is_not_refused(
    direct: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid:3128")
    monkeypatch.setenv("NO_PROXY", direct)
    refuse_proxy(["coast.example"])


def test_a_crawl_says_so_before_it_starts(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid:3128")
    monkeypatch.setenv("BROADSHEET_CONTACT", "desk@coast.example")
    with pytest.raises(BroadsheetError, match="HTTPS_PROXY"):
        crawl([publisher()], tmp_path)  # type: ignore[arg-type]


def test_hosts_of_ours_are_asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid:3128")
    with hostile_server({"/": html("x"), "/sitemap.xml": listing()}) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        refuse_proxy([HOST])
