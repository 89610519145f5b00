"""`make env` says what it does where it takes long, and what failed where it fails."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.checkouts import ROOT

REFUSED = "error: invalid peer certificate: UnknownIssuer"
CONTROL = "#!/bin/sh\necho uv $@ >> calls\ncase \"$*\" in *sync*) echo '{}' >&2; exit {};; esac\n"
PYTHON = """#!/bin/sh
case "$*" in *"-r requirements.txt"*) echo Collecting attrs; echo noise; exit {};; esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with our Makefile, whose environment has nothing in it yet."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml", "hatch_build.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    return tmp_path


def made(checkout: Path, uv: str, python: str) -> tuple[int, list[str]]:
    """Return how `make env` ended with these tools, and the lines that it printed."""
    for name, text in (("uv", uv), ("python", python)):
        (checkout / ".venv/bin" / name).write_text(text)
        (checkout / ".venv/bin" / name).chmod(0o755)
    done = subprocess.run(
        ["make", "--no-print-directory", ".venv/ready"],
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def test_what_installs_says_what_it_does_and_no_more_if_nothing_fails(checkout: Path) -> None:
    code, lines = made(checkout, CONTROL.format("Installed 200 packages", 0), PYTHON.format(0))
    assert code == 0
    assert [line[:14] for line in lines] == ["== environment", "== compiling t"]
    assert "Installed 200 packages" in (checkout / "build/env.log").read_text()


def test_behind_a_private_certificate_it_says_so_and_how_far_pip_is(checkout: Path) -> None:
    code, lines = made(checkout, CONTROL.format(REFUSED, 2), PYTHON.format(0))
    assert code == 0
    assert "uv could not" in lines[1]
    assert "SSL_CERT_FILE" in lines[3]
    assert lines[4] == "Collecting attrs"
    tried = (checkout / "calls").read_text().splitlines()
    assert ["--system-certs" in one for one in tried] == [False, True, False]
    assert REFUSED in (checkout / "build/env.log").read_text()


def test_where_pip_fails_too_the_end_of_what_was_printed_is_shown(checkout: Path) -> None:
    code, lines = made(checkout, CONTROL.format(REFUSED, 2), PYTHON.format(1))
    assert code != 0
    assert {REFUSED, "noise", "== that failed; all that was printed is in build/env.log"} <= set(
        lines
    )
    assert not (checkout / ".venv/ready").exists()
