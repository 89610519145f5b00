import json
from pathlib import Path

import pytest

from pipelines.cli import main
from schemas.errors import Exit
from tests.pipelines.stories import page, warc

pytestmark = pytest.mark.slow  # whole stages and processes

STORY = "http://a.example/1"
UNBUILT = "yet: run `broadsheet build`"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty checkout without DVC, as the current folder, with a page in it."""
    (tmp_path / "dvc.yaml").write_text("stages: {}\n", encoding="utf-8")
    (tmp_path / "page.html").write_bytes(page("Gulls return to the quay"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_extract_prints_the_article_of_a_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "page.html", "--url", STORY]) == Exit.OK
    article = json.loads(capsys.readouterr().out)
    assert (article["headline"], article["url"]) == ("Gulls return to the quay", STORY)
    assert article["provenance"]


def test_extract_explains_itself(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "page.html", "--explain"]) == Exit.OK
    told = capsys.readouterr().out
    assert "boilerplate" in told
    assert "published_at" in told


def test_extract_saves_a_fixture(root: Path) -> None:
    saved = root / "fixtures/a-news/plain"
    assert main(["extract", "page.html", "--save", str(saved)]) == Exit.OK
    assert (saved / "page.html").read_bytes() == (root / "page.html").read_bytes()
    expected = json.loads((saved / "expected.json").read_text(encoding="utf-8"))
    assert expected["headline"] == "Gulls return to the quay"


def test_extract_takes_one_capture_of_a_warc_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warc(root / "two.warc.gz", {STORY: page("Gulls return"), f"{STORY}2": page("Fares rise")})
    assert main(["extract", "two.warc.gz"]) == Exit.USAGE
    assert f"2 captures; name one with --url: {STORY}, {STORY}2\n" in capsys.readouterr().err
    assert main(["extract", "two.warc.gz", "--url", f"{STORY}2"]) == Exit.OK
    assert json.loads(capsys.readouterr().out)["headline"] == "Fares rise"


def test_a_file_that_is_no_article_is_one_line_and_code_1(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "empty.html").write_bytes(b"<html></html>")
    assert main(["extract", "empty.html"]) == Exit.REFUSED
    assert capsys.readouterr().err.startswith("broadsheet extract: empty.html: ")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract", "none.html"], Exit.USAGE, "none.html: neither a file nor a web address"),
        (["crawl", "no-such-news"], Exit.USAGE, "no-such-news: no such publisher; `broadsheet pub"),
        (["crawl", "spiegl"], Exit.USAGE, "spiegl: no such publisher; did you mean spiegel?"),
        (["crawl", "page.py"], Exit.USAGE, "page.py: domain: no such fact; did you mean domains?"),
        (["learn", "spiegl"], Exit.USAGE, "spiegl: no such publisher; did you mean spiegel?"),
        (["learn", "spiegel"], Exit.EMPTY, "no capture of a page of this publisher"),
        (["takedown", STORY, "--reason", "asked"], Exit.EMPTY, f"data/release {UNBUILT}"),
        (["verify"], Exit.EMPTY, f"data/release {UNBUILT}"),
        (["verify", "nowhere"], Exit.EMPTY, "nowhere: no such folder"),
        (["quarantine"], Exit.EMPTY, f"data/release {UNBUILT}"),
        (["quarantine", "--publisher", "spiegel"], Exit.EMPTY, f"data/release {UNBUILT}"),
        (["verify", "."], Exit.EMPTY, "not a release"),
        (["diff", ".", "."], Exit.EMPTY, "not a release"),
        (["check"], Exit.EMPTY, f"no verdict in {{root}}/data/validated {UNBUILT}"),
        (["publish", "elsewhere"], Exit.EMPTY, f"data/release {UNBUILT}"),
        (["cut"], Exit.EMPTY, f"data/release {UNBUILT}"),
        (["demo"], Exit.USAGE, "run the demo in a whole checkout"),
        (["publishers", "add"], Exit.USAGE, "name the site"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_one_line_with_its_exit_code(
    root: Path, arguments: list[str], code: Exit, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    misspelt = "from spiders.publisher import Publisher\nPUBLISHER = Publisher(key='a', name='A', "
    (root / "page.py").write_text(misspelt + "domain=('a.example',))\n", encoding="utf-8")
    assert main(arguments) == code
    told = capsys.readouterr().err
    assert message.replace("{root}", str(root)) in told
    assert told.count("\n") == 1


def test_publishers_are_listed_with_their_health(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publishers"]) == Exit.OK
    assert "never crawled" in capsys.readouterr().out


def test_an_unwritable_folder_is_one_line_and_code_5(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warc(root / "one.warc.gz", {STORY: page("Gulls return")})
    (root / "data").write_bytes(b"a file where a folder has to be")
    assert main(["import", "one.warc.gz"]) == Exit.DISK
    assert "cannot be written" in capsys.readouterr().err
    assert main(["parse", "one.warc.gz", "--out", "data/articles.parquet"]) == Exit.DISK
