"""A clone without the captures says which, and where they may come from."""

import subprocess
import sys

import pytest

from pipelines.cli import main
from pipelines.running.lacking import refuse_lacking
from schemas.errors import EmptyError


@pytest.fixture
def clone(tmp_path):
    """A repository whose git knows two crawls by their .dvc files; one of them is here."""
    (tmp_path / "dvc.yaml").write_text("stages: {}\n")
    (tmp_path / ".dvc").mkdir()
    (tmp_path / ".dvc/config").write_text("[core]\n    analytics = false\n")
    for name in ("one", "two"):
        (tmp_path / f"data/captures/{name}").mkdir(parents=True)
        (tmp_path / f"data/captures/{name}/a-00000.warc.gz").write_bytes(b"")
        (tmp_path / f"data/captures/{name}.dvc").write_text("outs: []\n")
    return tmp_path


def lose(clone, name):
    (clone / f"data/captures/{name}/a-00000.warc.gz").unlink()
    (clone / f"data/captures/{name}").rmdir()


def test_nothing_is_said_where_all_captures_are_here(clone):
    refuse_lacking(clone)


def test_without_a_remote_a_build_says_to_ask_for_one(clone, monkeypatch, capsys):
    lose(clone, "two")
    monkeypatch.chdir(clone)
    assert main(["build"]) == 3
    assert capsys.readouterr().err == (
        f"broadsheet build: {clone / 'data/captures'}: not in this clone, though git names them: "
        "two; no DVC remote is set: ask who made the repository for one, then `dvc remote add "
        "--default NAME ADDRESS` and `dvc pull`\n"
    )


def test_with_all_captures_lacking_it_says_the_same(clone, monkeypatch, capsys):
    lose(clone, "one")
    lose(clone, "two")
    monkeypatch.chdir(clone)
    assert main(["build"]) == 3
    assert "git names them: one, two; no DVC remote" in capsys.readouterr().err


def test_with_a_remote_as_dvc_writes_it_a_build_says_to_pull(clone):
    lose(clone, "one")
    (clone / ".dvc/config").unlink()
    (clone / ".dvc").rmdir()
    subprocess.run(["git", "init", "-q"], cwd=clone, check=True)
    for words in (["init", "-q"], ["remote", "add", "-q", "--default", "store", "s3://b/%20x"]):
        subprocess.run([sys.executable, "-m", "dvc", *words], cwd=clone, check=True)
    with pytest.raises(EmptyError, match=r"names them: one: `dvc pull` fetches them from .* store"):
        refuse_lacking(clone)
