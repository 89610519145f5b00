"""The code that shaped the rows: which modules the stages import, and one hash of them all.

A change to the command line changes no row, so it changes no fingerprint.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from schemas.errors import BroadsheetError

CHECKOUT = Path(__file__).parent.parent.parent
STAGES = ("pipelines.parse", "pipelines.dedupe", "pipelines.validate", "pipelines.release")
OURS = ("schemas", "spiders", "pipelines", "expectations")
DATA = (".json", ".npz", ".pxd", ".pyx", ".toml")  # beside the modules: weights, compiled modules


@cache
def code_fingerprint(starts: tuple[str, ...] = STAGES, checkout: Path = CHECKOUT) -> str:
    """Return the SHA-256 of the names and bytes of all modules that *starts* import, and of the
    data files beside them.
    """
    modules = imported_modules(starts, checkout)
    folders = {path.parent for path in modules}
    data = [path for folder in folders for path in folder.iterdir() if path.suffix in DATA]
    refuse_stale_modules(path for path in data if path.suffix in (".pxd", ".pyx"))
    hasher = hashlib.sha256()
    for path in sorted([*modules, *data]):
        hasher.update(f"{path.relative_to(checkout).as_posix()}\n".encode())
        hasher.update(path.read_bytes())
    return hasher.hexdigest()


def refuse_stale_modules(sources: Iterable[Path]) -> None:
    """Raise if one of *sources* is newer than what was compiled of it: other code would run."""
    for source in sources:
        for compiled in source.parent.glob(f"{source.stem}.*.so"):
            if compiled.stat().st_mtime < source.stat().st_mtime:
                raise BroadsheetError(f"{source.name} has changed since it was compiled: make env")


def imported_modules(starts: tuple[str, ...], checkout: Path = CHECKOUT) -> list[Path]:
    """Return our own modules that *starts* import, directly or not, in order of path."""
    waiting = list(starts)
    found: dict[str, Path] = {}
    while waiting:
        name = waiting.pop()
        path = module_path(name, checkout)
        if name not in found and path is not None:
            found[name] = path
            waiting += imported(path)
    return sorted(found.values())


def module_path(name: str, checkout: Path) -> Path | None:
    """Return the file of our module *name*; None if it is a name inside a module."""
    path = checkout / name.replace(".", "/")
    for file in (path.with_suffix(".py"), path.with_suffix(".pyi"), path / "__init__.py"):
        if file.is_file():
            return file
    return None


def imported(path: Path) -> Iterator[str]:
    """Yield what the module *path* imports of ours, packages included."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] in OURS:
                yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))
