"""`broadsheet import` of a list of addresses: each asked for as a crawl does, and nothing else."""

import json
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.importing import named
from pipelines.verbs.import_captures import known_publishers
from pipelines.warc import read_captures
from schemas.capture import Capture
from schemas.errors import Exit
from schemas.provenance import read_provenance
from spiders.crawling.folder import opened
from tests.pipelines.importing.test_chosen import archive
from tests.pipelines.importing.test_saved import SAVED_FROM
from tests.spiders.hostile_server import HOST, Route, hostile_server, html, listing, page, publisher

STORY = html("<h1>Harbour opens</h1><p>The new harbour opened on Monday with a parade.</p>")
ROBOTS = f"User-agent: *\nDisallow: /private\nSitemap: http://{HOST}/sitemap.xml\n"
ROUTES: dict[str, Route] = {
    "/robots.txt": page(ROBOTS),
    "/sitemap.xml": listing("/listed"),
    "/listed": STORY,
    "/a": STORY,
    "/moved": page("", f"Location: http://{HOST}/b", status="302 Found"),
    "/b": STORY,
    "/private": STORY,
}
LIST = f"""# what we saved the addresses of
http://{HOST}/a
  http://{HOST}/moved#part

http://{HOST}/private
http://{HOST}/a
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dvc.yaml").write_text("stages: {}\n")
    return tmp_path


@pytest.mark.slow
def test_listed_addresses_are_crawled_with_manners(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "some.pdf").write_text(LIST)
    with hostile_server(ROUTES) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        assert main(["import", "some.pdf"]) == Exit.OK
    asked = [
        one for one in server.targets() if one not in ("/robots.txt", "/.well-known/tdmrep.json")
    ]
    assert asked == ["/a", "/moved", "/b"]
    (folder,) = (checkout / "data/captures").glob("*/")
    facts = json.loads((folder / "crawl.json").read_bytes())
    (key,) = facts["publishers"]
    assert facts["counts"][key]["stories"] == {"new": 2, "redirected": 1, "refused": 1}
    assert facts["counts"][key]["left_out"] == {"alias": 1}
    found = [one for path in folder.glob("*.warc.gz") for one in read_captures(path, "")]
    stories = [one.target_uri for one in found if isinstance(one, Capture) and one.status == 200]
    assert [one for one in stories if not one.endswith(".txt")] == [
        f"http://{HOST}/a",
        f"http://{HOST}/b",
    ]
    assert not list((folder / "publishers").iterdir())  # nothing is known of the site
    assert "captures in data/captures/" in capsys.readouterr().out


def test_json_counts_by_file_state_and_reason(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "a.warc.gz").write_bytes(archive())
    (checkout / "pages").mkdir()
    (checkout / "pages/gulls.html").write_bytes(SAVED_FROM)
    (checkout / "pages/gulls.png").write_bytes(b"\x89PNG")
    words = ["import", "a.warc.gz", "pages", "--domain", "coast.example", "--json"]
    assert main(words) == Exit.OK
    told = json.loads(capsys.readouterr().out)
    done = told["imported"]
    ours = dict.fromkeys(("metadata", "request", "response"), 2)
    kinds = ("name", "records", "not_chosen", "left_out", "faults")
    assert [[one[kind] for kind in kinds] for one in done["files"]] == [
        ["a.warc.gz", ours, {"domain": 2}, 0, 0],
        ["pages", {"resource": 1}, {}, 1, 0],
    ]
    assert (told["crawled"], done["is_new"]) == (None, True)
    assert (done["records"], done["not_chosen"]) == (ours | {"resource": 1}, {"domain": 2})
    assert len(done["left_out"]) == 1
    assert main(words) == Exit.OK
    again = json.loads(capsys.readouterr().out)["imported"]
    assert again == done | {"is_new": False, "left_out": []}


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("http://a.example/1\nno address\n", [], "list: line 2: 'no address' is not a web address"),
        ("http://a.example/1\n", ["--domain", "a.example"], "list: a list of addresses, of which"),
        ("Gulls return.\n", [], "says nowhere which address it was saved from"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(
    text: str, words: list[str], said: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "list").write_text(text)
    assert main(["import", "list", *words]) == Exit.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_story_of_a_publisher_that_an_earlier_crawl_knew_is_its_own(tmp_path: Path) -> None:
    known = publisher(key="herald-of-old")
    folder = tmp_path / "20261101T000000Z/publishers"
    folder.mkdir(parents=True)
    (folder / "herald-of-old.json").write_text(known.model_dump_json())
    of_all = named([f"http://{HOST}/a", "http://www.coast.co.uk/b"], known_publishers(tmp_path))
    assert [one.key for one in of_all.publishers] == ["herald-of-old", "coast-co-uk"]
    assert of_all.addresses["herald-of-old"] == (f"http://{HOST}/a",)


def test_a_list_that_was_broken_off_goes_on_and_ends_no_other_crawl(tmp_path: Path) -> None:
    bounds = {"limit": None, "since": None}
    one = opened(tmp_path, [publisher()], None, "agent", bounds | {"addresses": "a"})
    assert opened(tmp_path, [publisher()], None, "agent", bounds | {"addresses": "a"}) == one
    other = opened(tmp_path, [publisher()], None, "agent", bounds)
    assert other != one
    assert read_provenance(one).ending == "interrupted"
    assert opened(tmp_path, [publisher()], None, "agent", bounds) == other
