"""What is built and locked: the wheel, the sdist, the lock file."""

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from pipelines.files.compiled import SOURCES
from tests.checkouts import ROOT

SHIPPED = {"spiders", "schemas", "pipelines", "expectations"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return out


def test_the_wheel_holds_our_packages_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} - SHIPPED == {"broadsheet-0.1.0.dist-info"}
    assert not [name for name in names if name.endswith((".pyc", ".parquet", ".warc.gz"))]
    compiled = {Path(name).name.split(".")[0] for name in names if name.endswith(".so")}
    sources = [path for folder in SOURCES for path in (ROOT / folder).rglob("*.pyx")]
    assert compiled == {path.stem for path in sources}


def test_the_sdist_holds_no_data_and_no_cache(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 2)[1] for name in archive.getnames() if "/" in name}
    files = {"README.md", "CHANGELOG.md", "LICENSE", "hatch_build.py", "pyproject.toml"}
    assert names - SHIPPED - {".gitignore"} == files | {"scrapy.cfg", "PKG-INFO"}


def test_the_lock_names_no_host_and_hashes_everything() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.M)
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_satisfies_what_the_project_asks_for() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(), re.M))
    asked = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = asked[asked.index("dependencies = [") : asked.index("[project.optional-dependencies]")]
    names = {name.lower() for name in re.findall(r'^  "([A-Za-z0-9-]+)', needed, re.M)}
    assert names <= locked
