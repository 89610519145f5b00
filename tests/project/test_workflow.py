"""The workflow of pull requests: it may read, and nothing that a stranger writes is a command."""

import re

from tests.checkouts import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CHECK = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")


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
