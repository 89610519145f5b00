"""What is built and locked: the wheel, the sdist, the lock file, and who may import whom."""

import ast
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.checkouts import ROOT

LAYERS = {  # package: ours that it may import
    "schemas": {"schemas"},
    "spiders": {"schemas", "spiders"},
    "expectations": {"schemas", "expectations"},
    "pipelines": {"schemas", "spiders", "expectations", "pipelines"},
}
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
    assert compiled == {path.stem for path in (ROOT / "spiders/extraction").rglob("*.pyx")}


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


def sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported_packages(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("package", LAYERS)
def test_packages_import_only_what_lies_below_them(package: str) -> None:
    for path in sources(package):
        assert imported_packages(path) & set(LAYERS) <= LAYERS[package], path


def test_only_expectations_import_great_expectations() -> None:
    users = {
        package
        for package in LAYERS
        for path in sources(package)
        if "great_expectations" in imported_packages(path)
    }
    assert users <= {"expectations"}
