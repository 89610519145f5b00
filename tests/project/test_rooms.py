"""The rooms and their floors: as the linter's contracts say, in compiled modules too."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkouts import ROOT

OURS = ("schemas", "spiders", "expectations", "pipelines")
MOST_MODULES = 20
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
IMPORT = re.compile(r"^\s*from ([\w.]+) (c?import) (?:\(([^)]*)\)|([^\n(]+))$", re.M)
MAP = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def packages() -> list[Path]:
    found = (path.parent for top in OURS for path in (ROOT / top).rglob("__init__.py"))
    return sorted(path for path in found if path.name != "publishers")


def modules(package: Path) -> set[str]:
    found = (path for path in package.iterdir() if path.suffix in (".py", ".pyx"))
    return {path.stem for path in found} - {"__init__"}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


ROOMS = {name_of(path) for path in packages() if len(path.relative_to(ROOT).parts) > 1}


def room_of(module: str) -> str | None:
    """Return the innermost room that holds *module*."""
    parts = module.split(".")
    names = [".".join(parts[:end]) for end in range(len(parts), 1, -1)]
    return next((name for name in names if name in ROOMS), None)


def shown(room: str) -> set[str]:
    """Return the names in the `__all__` of *room*."""
    tree = ast.parse((ROOT / room.replace(".", "/") / "__init__.py").read_bytes())
    lists = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return set(ast.literal_eval(lists[0])) if lists else set()


def imports() -> Iterator[tuple[str, str, str, set[str]]]:
    """Yield each import of ours from another room: who, from where, how, and which names."""
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py*")):
            if path.suffix not in (".py", ".pyx", ".pxd", ".pyi"):
                continue
            for module, how, many, one in IMPORT.findall(path.read_text(encoding="utf-8")):
                home = room_of(module)
                if home is not None and home != room_of(name_of(path)):
                    listed = re.sub("#.*", "", many or one).split(",")
                    names = [name.split()[0] for name in listed if name.strip()]
                    yield name_of(path), module, how, set(names)


CROSSING = sorted(imports(), key=str)


def floors(container: str) -> dict[str, int]:
    """Return how high each room of *container* stands, by its name there."""
    layers = next(
        one["layers"] for one in CONTRACTS["contracts"] if one.get("containers") == [container]
    )
    return {
        name.strip(): height
        for height, line in enumerate(reversed(layers))
        for name in line.split("|")
    }


LONE = {  # modules outside the rooms that have a floor of their own
    f"{container}.{name}"
    for container in ("spiders", "spiders.extraction", "pipelines")
    for name in floors(container)
} - ROOMS


def test_rooms_import_the_names_that_other_rooms_show() -> None:
    deep = [
        f"{who}: from {module} import {', '.join(sorted(names))}"
        for who, module, how, names in CROSSING
        if how == "import" and module not in LONE
        if module not in ROOMS or not names <= shown(module)
    ]
    assert deep == []


def test_compiled_modules_keep_the_floors_too() -> None:
    heights = floors("spiders.extraction")
    prefix = "spiders.extraction."
    seen = 0
    for who, module, _, _ in CROSSING:
        if not (ROOT / who.replace(".", "/")).with_suffix(".pyx").is_file():
            continue
        if who.startswith(prefix) and module.startswith(prefix):
            own, other = (name.removeprefix(prefix).split(".")[0] for name in (who, module))
            assert heights[own] > heights[other], f"{who} imports {module}"
            seen += 1
    assert seen > 10


@pytest.mark.parametrize("package", packages(), ids=name_of)
def test_no_room_is_a_hall(package: Path) -> None:
    assert len(modules(package)) <= MOST_MODULES


@pytest.mark.parametrize("package", packages(), ids=name_of)
def test_every_room_says_its_idea(package: Path) -> None:
    assert ast.get_docstring(ast.parse((package / "__init__.py").read_bytes()))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("schemas/errors.py", "from spiders.publisher import Publisher"),
        ("spiders/extraction/page/structured.py", "from spiders.extraction.body import Judged"),
        ("spiders/extraction/dates/zones.py", "import socket"),
        ("pipelines/deduping/seen.py", "from pipelines.parsing import Shard"),
        ("pipelines/views/health.py", "import pipelines.verbs.crawl"),
        ("spiders/extraction/new_floor.py", ""),
    ],
)
def test_a_planted_violation_fails_the_linter(tmp_path: Path, path: str, line: str) -> None:
    for name in OURS:
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert linted(tmp_path).returncode == 0
    with (tmp_path / path).open("a") as file:
        file.write(f"\n{line}\n")
    done = linted(tmp_path)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout or "not listed as layers" in done.stdout, done.stdout


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["lint-imports", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_room_is_on_the_map() -> None:
    missing = [room for room in ROOMS if f"`{room.replace('.', '/')}/`" not in MAP]
    assert missing == []


def test_every_module_and_name_on_the_map_exists() -> None:
    paths = re.findall(r"`((?:schemas|spiders|expectations|pipelines)/[\w/]*(?:\.\w+)?)`", MAP)
    assert len(paths) > 30
    assert [path for path in paths if not (ROOT / path).exists()] == []
    for module, name in re.findall(r"`((?:\w+\.)+\w+):(\w+)`", MAP):
        source = (ROOT / module.replace(".", "/")).with_suffix(".py")
        source = source if source.is_file() else source.with_suffix(".pyx")
        text = source.read_text(encoding="utf-8")
        assert re.search(rf"^\s*(?:cpdef \w+ |async )?(?:def |class )?{name}\b", text, re.M), name
