"""What the README tells a reader to run is what the tests run."""

import re
import shlex
from pathlib import Path

import pytest

from pipelines.cli import options_of
from pipelines.describing.getting import LOADERS
from tests.checkouts import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```\n(.*?)^```", README, re.M | re.S)
INLINE = re.findall(r"`(broadsheet [^`]+)`", README.replace("\n", " "))
COMMANDS = [
    line.partition("#")[0].strip()
    for line in [*"".join(FENCES).splitlines(), *INLINE]
    if line.startswith("broadsheet ")
]


@pytest.mark.parametrize("line", LOADERS.values(), ids=list(LOADERS))
def test_the_readme_loads_a_release_as_the_tests_do(line: str) -> None:
    assert line in README


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_takes_what_the_readme_shows(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = shlex.split(command)[1:]
    if "--help" in arguments:
        pytest.skip("help is tested with the command line")
    assert options_of(arguments).verb == arguments[0]


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", README)) <= targets


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_files_that_the_docs_name_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|spiders|pipelines|schemas|docs)/[\w/.-]+\.\w+)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_make_targets_of_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    told = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    told += (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z]+)", told)) <= targets
