"""`publishers add`: the file has the key of its name, and the command it prints finds it."""

import shlex
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.verbs.crawl import chosen
from schemas.errors import Exit
from tests.checkouts import ROOT
from tests.spiders.hostile_server import HOST, hostile_server, html


@pytest.mark.parametrize("out", ["tern_post", "tern_post.py", "my drafts/tern-post.py"])
def test_the_printed_command_crawls_the_drafted_file(
    out: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my drafts").mkdir()
    with hostile_server({"/": html("<p>home</p>")}) as server:
        monkeypatch.setenv("BROADSHEET_ALLOW", server.allow)
        assert main(["publishers", "add", f"http://{HOST}/", "--out", out]) == Exit.OK
    _, _, command = capsys.readouterr().out.partition("then: ")
    verb, crawl, file, *_ = shlex.split(command)
    assert (verb, crawl) == ("broadsheet", "crawl")
    assert [one.key for one in chosen([file])] == ["tern-post"]


def test_those_that_were_crawled_come_first_though_nothing_declares_them_any_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["publishers"]) == Exit.OK
    first = [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()[1:5]]
    assert first == ["caspian-herald", "harbour-courier", "lac-quotidien", "tarn-gazette"]


def test_a_file_that_is_there_is_kept_and_the_site_not_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "tern_post.py"
    there.write_text("# mine\n", encoding="utf-8")
    asked = [
        "publishers",
        "add",
        "http://no-such-host.invalid/",
        "--out",
        str(tmp_path / "tern_post"),
    ]
    assert main(asked) == Exit.USAGE
    assert capsys.readouterr().err == f"broadsheet publishers: {there}: is there already\n"
    assert there.read_text(encoding="utf-8") == "# mine\n"
