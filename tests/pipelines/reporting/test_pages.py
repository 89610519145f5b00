"""The report as files: every link leads somewhere, nothing is loaded or run, no text is markup."""

import json
import re
from itertools import pairwise
from urllib.parse import unquote, urldefrag

import pytest

from pipelines.files import read_manifest
from pipelines.releasing import faults
from tests.pipelines.reporting.hostile import BAD, PLAIN, SECRET
from tests.pipelines.reporting.pages import Page, page_of

OURS = {"report.css", "report.js"}


@pytest.fixture(scope="module")
def pages(folder):
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}


def test_the_release_is_sound_and_its_report_is_written_again_to_the_letter(place):
    assert faults(place) == []


def test_every_article_and_every_row_in_quarantine_has_a_page(folder):
    assert len(list((folder / "articles").iterdir())) == PLAIN + len(BAD) + 3 + 4
    assert len(list((folder / "quarantine").iterdir())) == len(BAD) + 1


def test_an_article_s_page_is_not_another_in_every_version(place, folder):
    version = read_manifest(place).version
    assert version in (folder / "publishers.html").read_text(encoding="utf-8")
    for path in (folder / "articles").iterdir():
        assert version not in path.read_text(encoding="utf-8")


def test_every_link_leads_to_a_page_and_a_place_of_the_report(pages):
    seen = 0
    for path, page in pages.items():
        for tag, own in page.links:
            address, fragment = urldefrag(own.get("href") or own["src"])
            if re.match("https?:", address):
                assert (tag, own["rel"]) == ("a", "nofollow noreferrer")
                continue
            target = (path.parent / unquote(address)).resolve() if address else path
            assert target.is_file(), f"{path}: {address}"
            if fragment and "=" not in fragment:
                assert fragment in pages[target].ids, f"{path}: {address}#{fragment}"
            seen += 1
    assert seen > 1000


def test_nothing_is_loaded_but_the_style_and_the_script_of_the_list(pages, folder):
    for path, page in pages.items():
        loaded = {own.get("href") or own.get("src") for tag, own in page.links if tag != "a"}
        assert {one.rpartition("/")[2] for one in loaded} <= OURS
        assert ("script" in page.tags) == (path == folder / "articles.html")
        assert page.handlers == []
        assert not set(page.tags) & {"img", "iframe", "object", "embed", "base", "style"}
        assert "default-src 'none'" in path.read_text()
        assert "unsafe" not in path.read_text()


def test_pages_have_one_main_part_and_headings_in_order(pages):
    for page in pages.values():
        assert page.tags.count("main") == page.tags.count("h1") == 1
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_withheld_text_is_nowhere(folder):
    files = [path.read_text() for path in folder.rglob("*") if path.is_file()]
    assert any("tdm_reservation" in text for text in files)
    assert not any(SECRET in text for text in files)


def test_an_article_shows_blocks_by_role_evidence_and_its_capture(pages, folder):
    (page,) = [one for one in pages.values() if "Tide takes the old pier" in one.shown[:60]]
    for text in ("lede", "Ferry 200 is back.", "json_ld", "0.90", "<urn:uuid:200>", "at byte"):
        assert text in page.shown
    assert "broadsheet why https://courier.example.com/news/200 headline" in page.shown


def test_a_near_duplicate_and_a_revision_show_what_differs(folder):
    told = page_of(folder, "Old pier gone").read_text()
    assert "Ferry 200 is <ins>never </ins>back." in told
    assert "<ins>Gulls were seen.</ins>" in told
    revised = page_of(folder, "Ferry 2 is late").read_text()
    assert "Ferry 2 <del>returns</del><ins>is late</ins>" in revised


def test_the_version_before_stands_beside_this_one(folder, place):
    before = json.loads((place / "previous.json").read_text())
    assert (before["version"], before["publishers"]) == (
        "2026.11.1",
        {"harbour-courier": 4, "tarn-gazette": 1},
    )
    told = (folder / "index.html").read_text()
    assert "articles <small>before 5</small>" in told
    assert "<th scope=row>articles<td class=n>5<td class=n>146<td class=n>+141" in told
    assert "<th scope=row>tarn-gazette<td class=n>1<td class=n>66<td class=n>+65" in told
