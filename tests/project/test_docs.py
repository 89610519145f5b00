"""The pages are built, say what the code says, and show what the command line takes."""

import html
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.cli import options_of, parsers
from pipelines.describing.getting import LOADERS
from schemas.errors import Exit
from spiders.publisher import publisher_from
from tests.checkouts import ROOT, git
from tests.documents import PAGES, Block, blocks_of, commands_of, mentions_of
from tests.flow.test_tutorial import RUN

README = ROOT / "README.md"
VARIABLE = re.compile(r"\bBROADSHEET_[A-Z]+\b")
UNRUN = {"shown", "network", "cluster"}  # of these blocks the command lines are parsed, no more
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
VERBS = parsers()[1]
COMMANDS = sorted({(page.name, line) for page in PAGES for line in commands_of(page)})
BLOCKS = [block for page in PAGES for block in blocks_of(page)]
READ_BY = {  # tests that take the blocks of a page from it
    "README.md": "tests/project/test_docs.py",
    "docs/checks.md": "tests/expectations/test_catalogue.py",
    "docs/getting.md": "tests/flow/test_getting.py",
}
PROGRAMS = ("broadsheet ", "dvc ", "git ", "make ", "python ", "import ")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as `make docs` builds them."""
    place = tmp_path_factory.mktemp("site")
    asked = ["-W", "--keep-going", "-q", "-d", str(place / "trees"), "docs", str(place / "html")]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return place / "html"


def shown(site: Path, page: str) -> str:
    """Return the text of a page of *site*, without marks and with single spaces."""
    text = re.sub(r"<[^>]+>", "", (site / page).read_text(encoding="utf-8"))
    return " ".join(html.unescape(text).split())


@pytest.mark.slow
def test_the_site_shows_verbs_exit_codes_and_columns_as_the_code_has_them(site: Path) -> None:
    for verb, parser in VERBS.items():
        page = shown(site, f"verbs/{verb}.html")
        assert f"usage: broadsheet {verb}" in page
        assert [one for one in options(parser) if one not in page] == []
        assert verb in shown(site, "verbs/index.html")
    codes = shown(site, "reference/exit-codes.html")
    assert [code for code in Exit if f"{code.value} {code.name} {code.meaning}" not in codes] == []
    assert "cluster_role" in shown(site, "reference/data-dictionary.html")
    assert list(site.rglob("*derived*")) == []


def options(parser: object) -> list[str]:
    """Return the long options of a parser."""
    return [
        name
        for action in vars(parser)["_actions"]
        for name in action.option_strings
        if name.startswith("--")
    ]


def test_every_verb_has_a_page_with_a_command_of_it_and_no_other_has_one() -> None:
    folder = ROOT / "docs/verbs"
    pages = {path.stem: list(commands_of(path)) for path in folder.glob("*.md")}
    assert pages.keys() == {*VERBS, "index"}
    assert [v for v in VERBS if not any(line.split()[1] == v for line in pages[v])] == []


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=str)
def test_the_command_line_takes_what_a_block_shows(page: str, command: str) -> None:
    words = shlex.split(command, comments=True)[1:]
    assert options_of(words).verb == words[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_verbs_and_options_that_a_page_mentions_exist(page: Path) -> None:
    for words in mentions_of(page):
        assert words[1] in VERBS
        named = {word for word in words if word.startswith("--")}
        assert named <= {*options(VERBS[words[1]]), "--help"}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.page}:{block.line}")
def test_a_block_is_run_or_says_which_test_runs_it(block: Block) -> None:
    if block.page in READ_BY and block.tag is None:
        assert f'"{block.page}"' in (ROOT / READ_BY[block.page]).read_text(encoding="utf-8")
    elif block.language not in ("sh", "python"):
        assert [line for line in block.text.splitlines() if line.startswith(PROGRAMS)] == []
    elif block.tag is None:
        assert block.page in RUN
    elif block.tag not in UNRUN:
        assert block.tag.startswith("tests/") or block.tag in RUN
        other = (ROOT / block.tag).read_text(encoding="utf-8")
        takes_it = f'"{block.page}"' in other  # from the page, as it stands
        for verb in re.findall(r"^broadsheet ([a-z]+)", block.text, re.M):
            assert takes_it or f'"{verb}"' in other or f"\nbroadsheet {verb}" in other


def test_the_variables_that_are_read_are_those_of_the_page() -> None:
    places = ("schemas", "spiders", "pipelines", "expectations", "tests", "benchmarks", "Makefile")
    files = git(ROOT, "ls-files", "--", *places).splitlines()
    code = [ROOT / name for name in files if name.endswith((".py", ".pyx", "Makefile"))]
    read = {name for path in code for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    page = (ROOT / "docs/reference/environment.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(BROADSHEET_[A-Z]+)` \|", page, re.M)) == read


def test_the_publisher_file_that_is_shown_is_one(tmp_path: Path) -> None:
    (block,) = (
        one for one in blocks_of(ROOT / "docs/howto/add-a-publisher.md") if one.language == "python"
    )
    (tmp_path / "example_times.py").write_text(block.text, encoding="utf-8")
    assert publisher_from(tmp_path / "example_times.py").key == "example-times"


@pytest.mark.parametrize("line", LOADERS.values(), ids=list(LOADERS))
def test_the_readme_loads_a_release_as_the_tests_do(line: str) -> None:
    assert line in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_files_and_targets_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|spiders|pipelines|schemas|docs)/[\w/.-]+\.\w+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= TARGETS
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [name for name in linked if not (page.parent / name).exists()] == []
