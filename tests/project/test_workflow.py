"""The workflows of pull requests: what a stranger writes is no command, and only a comment is ours.

GitHub's command line is played by a script that writes down how it was called.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checkouts import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CHECK = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
COMMENT = (ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
MARK = "<!-- broadsheet check -->"
HUB = """#!/bin/sh
echo "$@" >> calls
case "$*" in
  *pulls?*) cat pulls.json ;;
  *comments?*) cat comments.json ;;
  "run download"*) mkdir -p summary && cp given.md summary/summary.md ;;
esac
"""


def test_the_workflow_may_read_the_repository_and_nothing_else() -> None:
    assert re.findall(r"^ *permissions:\n((?: +\S.*\n)+)", CHECK, re.M) == ["  contents: read\n"]


def test_a_stranger_s_code_runs_without_our_rights_and_secrets() -> None:
    assert re.findall(r"pull_request_target|workflow_run|secrets\.", CHECK) == []


def test_no_text_of_a_pull_request_reaches_a_shell() -> None:
    """Expressions are put into a script before the shell reads it, so only a matrix may be one."""
    expressions = re.findall(r"\$\{\{\s*([\w.]+)", CHECK)
    assert [one for one in expressions if not one.startswith("matrix.")] == []


def test_the_actions_of_others_are_named_by_commit() -> None:
    """Whoever can write to their repository can move a tag, and not a commit."""
    used = [use for path in WORKFLOWS for use in re.findall(r"uses: (.*)", path.read_text("utf-8"))]
    assert used
    assert [
        use for use in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ] == []


def test_what_may_write_a_comment_runs_no_code_of_the_pull_request() -> None:
    workflow = yaml.safe_load(COMMENT)
    (job,) = workflow["jobs"].values()
    assert workflow["permissions"] == {}
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step["uses"] for step in job["steps"] if "uses" in step] == []
    assert ["${{" in step["run"] for step in job["steps"]] == [False]
    assert f"name: {workflow[True]['workflow_run']['workflows'][0]}\n" in CHECK  # yaml reads `on`


def commented(
    folder: Path, comments: list[Any], text: str = "# May land\n", head: str = "c0ffee"
) -> tuple[str, str | None]:
    """Return how GitHub's command line was called with *comments* there, and what was posted."""
    hub = folder / "bin/gh"
    hub.parent.mkdir()
    hub.write_text(HUB)
    hub.chmod(0o755)
    pulls = [{"number": 6, "head": {"sha": "beef"}}, {"number": 7, "head": {"sha": "c0ffee"}}]
    (folder / "pulls.json").write_text(json.dumps(pulls))
    (folder / "comments.json").write_text(json.dumps(comments))
    (folder / "given.md").write_text(text)
    (step,) = yaml.safe_load(COMMENT)["jobs"]["comment"]["steps"]
    known = {"REPOSITORY": "ada/news", "RUN": "12", "HEAD": head}
    path = f"{hub.parent}{os.pathsep}{os.environ['PATH']}"
    script = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
    subprocess.run(script, cwd=folder, env=os.environ | known | {"PATH": path}, check=True)
    body = folder / "body.md"
    calls = (folder / "calls").read_text().splitlines()
    return calls[-1], body.read_text(encoding="utf-8") if body.exists() else None


needs_jq = pytest.mark.skipif(
    shutil.which("jq") is None, reason="needs jq, as GitHub's runners have"
)


@needs_jq
def test_the_first_run_makes_a_comment_and_the_next_one_renews_it(tmp_path: Path) -> None:
    stranger = {"id": 1, "user": {"login": "mallory"}, "body": f"{MARK}\nmine"}
    other = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "of another workflow"}
    own = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir(), second.mkdir()
    call, body = commented(first, [stranger, other])
    assert call == "api --silent repos/ada/news/issues/7/comments -F body=@body.md"
    assert body == f"{MARK}\n# May land\n"
    call, _ = commented(second, [stranger, other, own])
    assert call == "api --silent --method PATCH repos/ada/news/issues/comments/3 -F body=@body.md"


@needs_jq
def test_a_long_summary_is_cut_between_characters(tmp_path: Path) -> None:
    _, body = commented(tmp_path, [], "—" * 30_000)
    assert body == f"{MARK}\n" + "—" * 20_000


@needs_jq
def test_a_commit_that_ends_no_pull_request_is_not_commented(tmp_path: Path) -> None:
    call, body = commented(tmp_path, [], head="$(touch owned)")
    assert call.startswith("api --paginate repos/ada/news/pulls?")
    assert body is None
    assert not (tmp_path / "owned").exists()
