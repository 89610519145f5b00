"""The built package does its work where it is installed, outside any checkout."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipelines.files.code import STAGES, code_fingerprint
from tests.checkouts import fresh_clone
from tests.pipelines.sample_release import released
from tests.pipelines.stories import page, warc

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
URL = "https://news.example/harbour/gulls-return-to-the-quay"


@pytest.fixture(scope="module", params=["*.whl", "*.tar.gz"], ids=["wheel", "sdist"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the environment that the package is installed in; it borrows what we depend on."""
    place = tmp_path_factory.mktemp("installed")
    clone = fresh_clone(place / "clone")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(place / "dist")]
    subprocess.run(build, cwd=clone, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place / "env"], check=True)
    (packages,) = (place / "env").rglob("site-packages")
    # A path on a line of its own: the `.pth` files there, ours among them, are not followed.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (file,) = (place / "dist").glob(request.param)
    command = [sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps"]
    command += ["--no-build-isolation", "--python", place / "env/bin/python", file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return place / "env"


def run(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Return how a command of the environment ended in *folder*, which is in no checkout."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    program = [str(installed / "bin" / command[0]), *command[1:]]
    return subprocess.run(
        program, cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def test_what_runs_is_what_was_installed(installed: Path, tmp_path: Path) -> None:
    asked = "import spiders, pipelines; print(spiders.__file__, pipelines.__file__)"
    done = run(installed, tmp_path, "python", "-c", asked)
    assert [name.startswith(str(installed)) for name in done.stdout.split()] == [True, True]


def test_the_code_has_the_fingerprint_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    asked = "from pipelines.files import code_fingerprint; print(code_fingerprint())"
    done = run(installed, tmp_path, "python", "-c", asked)
    assert done.stdout.strip() == code_fingerprint(STAGES), done.stderr


def test_extract_prints_an_article(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(page("Gulls return to the quay"))
    done = run(installed, tmp_path, "broadsheet", "extract", "story.html", "--url", URL)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["headline"] == "Gulls return to the quay"


def test_parse_writes_articles(installed: Path, tmp_path: Path) -> None:
    warc(tmp_path / "one.warc.gz", {URL: page("Gulls return to the quay")})
    done = run(installed, tmp_path, "broadsheet", "parse", "one.warc.gz", "--out", "one.parquet")
    assert done.returncode == 0, done.stderr
    rows = pq.read_table(tmp_path / "one.parquet")
    assert rows["headline"].to_pylist() == ["Gulls return to the quay"]


def test_verify_and_diff_read_a_release(installed: Path, tmp_path: Path) -> None:
    release = released(tmp_path / "made")
    checked = run(installed, tmp_path, "broadsheet", "verify", str(release))
    assert checked.returncode == 0, checked.stderr
    compared = run(installed, tmp_path, "broadsheet", "diff", str(release), str(release))
    assert compared.returncode == 0, compared.stderr
    assert "No column changed." in compared.stdout
    (release / "README.md").write_text("another")
    assert run(installed, tmp_path, "broadsheet", "verify", str(release)).returncode == 1
