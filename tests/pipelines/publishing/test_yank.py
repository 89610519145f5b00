"""Yanking: a version is marked with a reason, its files stay, the pointer names an earlier one."""

import json

import pytest

from pipelines.cli import main
from pipelines.publishing.address import target_of
from pipelines.publishing.publish import put_release
from schemas.errors import Exit
from tests.pipelines.publishing.targets import AT, miniature

FIRST, SECOND = "2026.11.1", "2026.11.2"


@pytest.fixture
def folder(tmp_path):
    """A target with two versions."""
    for version in (FIRST, SECOND):
        put_release(miniature(tmp_path / version, version), target_of(str(tmp_path / "public")), AT)
    return tmp_path / "public"


def told(capsys, *arguments):
    """Return the exit code of `broadsheet publish`, and the one line that it printed."""
    code = main(["publish", *map(str, arguments)])
    out, err = capsys.readouterr()
    (line,) = (out + err).splitlines()
    return code, line


def test_a_yanked_version_stays_and_the_pointer_names_an_earlier_one(folder, capsys):
    files = target_of(str(folder)).names("releases")
    code, line = told(capsys, folder, "--yank", SECOND, "--why", "wrong  dates")
    assert (code, line) == (
        Exit.OK,
        f"{folder}: {SECOND} is yanked; latest.json points to {FIRST}",
    )
    marks = [
        one["yanked"] for one in json.loads((folder / "versions.json").read_text())["versions"]
    ]
    assert (marks[0], marks[1]["reason"]) == (None, "wrong dates")
    assert target_of(str(folder)).names("releases") == files


def test_where_readers_are_pointed_to_is_told_as_json_too(folder, capsys):
    asked = ["publish", str(folder), "--yank", SECOND, "--why", "wrong dates", "--json"]
    assert main(asked) == Exit.OK
    facts = {"address": str(folder), "yanked": SECOND, "latest": FIRST}
    assert json.loads(capsys.readouterr().out) == facts


def test_where_every_version_was_yanked_the_pointer_names_none(folder, capsys):
    for version in (FIRST, SECOND):
        code, line = told(capsys, folder, "--yank", version, "--why", "wrong dates")
    assert (code, line.endswith("points to none, for every version was yanked")) == (Exit.OK, True)
    assert json.loads((folder / "latest.json").read_text())["version"] is None


def test_yanked_again_it_keeps_its_first_reason(folder, capsys):
    told(capsys, folder, "--yank", SECOND, "--why", "wrong dates")
    before = (folder / "versions.json").read_bytes()
    assert told(capsys, folder, "--yank", SECOND, "--why", "wrong authors")[0] == Exit.OK
    assert (folder / "versions.json").read_bytes() == before


def test_published_again_it_stays_yanked(folder, capsys, tmp_path):
    told(capsys, folder, "--yank", SECOND, "--why", "wrong dates")
    done = put_release(tmp_path / SECOND, target_of(str(folder)), AT)
    assert (done.yanked.reason, done.latest) == ("wrong dates", FIRST)


@pytest.mark.parametrize(
    ("options", "code", "fact"),
    [
        (["--yank", "2026.11.9", "--why", "x"], Exit.EMPTY, f"it lists {FIRST}, {SECOND}"),
        (["--yank", FIRST], Exit.USAGE, "--why: a version is yanked with a reason"),
        (["--why", "wrong dates"], Exit.USAGE, "--why: goes with --yank VERSION"),
    ],
)
def test_a_yank_that_cannot_be_is_one_line(folder, capsys, options, code, fact):
    ended, line = told(capsys, folder, *options)
    assert (ended, fact in line) == (code, True)
