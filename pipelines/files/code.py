"""The code that shaped the rows: which modules the stages import, and one hash of them all.

A change to the command line changes no row, so it changes no fingerprint.
"""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipelines.files.compiled import stale
from schemas.errors import BroadsheetError

CHECKOUT = Path(__file__).parent.parent.parent
STAGES = ("pipelines.parse", "pipelines.dedupe", "pipelines.validate", "pipelines.release")
OURS = ("schemas", "spiders", "pipelines", "expectations")
BODIES = ("body", "orelse", "finalbody", "handlers", "cases")  # of statements
DATA = (".css", ".js", ".json", ".npz", ".pxd", ".pyx", ".toml")  # beside the modules


@cache
def code_fingerprint(starts: tuple[str, ...] = STAGES, checkout: Path = CHECKOUT) -> str:
    """Return the SHA-256 of the names and bytes of all modules that *starts* import, and of the
    data files beside them.
    """
    modules = imported_modules(starts, checkout)
    folders = {path.parent for path in modules}
    data = [path for folder in folders for path in folder.iterdir() if path.suffix in DATA]
    if (checkout / "hatch_build.py").is_file():  # where it is installed, nothing is compiled anew
        refuse_stale_modules(checkout)
    hasher = hashlib.sha256()
    for path in sorted([*modules, *data]):
        hasher.update(f"{path.relative_to(checkout).as_posix()}\n".encode())
        hasher.update(path.read_bytes())
    return hasher.hexdigest()


def refuse_stale_modules(checkout: Path) -> None:
    """Raise if a source was not compiled as it stands: other code would run."""
    for source in stale(checkout)[:1]:
        raise BroadsheetError(f"{source} has changed since it was compiled: make env")


def imported_modules(starts: tuple[str, ...], checkout: Path = CHECKOUT) -> list[Path]:
    """Return our own modules that *starts* import, directly or not, in order of path."""
    waiting = list(starts)
    seen: set[str] = set()
    found = []
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if (path := module_path(name, checkout)) is not None:
            found.append(path)
            waiting += imported(path)
    return sorted(found)


@cache
def module_path(name: str, checkout: Path) -> Path | None:
    """Return the file of our module *name*; None if it is a name inside a module."""
    path = checkout / name.replace(".", "/")
    for file in (path.with_suffix(".py"), path.with_suffix(".pyi"), path / "__init__.py"):
        if file.is_file():
            return file
    return None


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return what the module *path* imports of ours, packages included."""
    return tuple(imports_in(ast.parse(path.read_bytes())))


def imports_in(module: ast.Module) -> Iterator[str]:
    """Yield what a module imports of ours, packages included."""
    for node in statements(module):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] in OURS:
                yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def statements(module: ast.Module) -> Iterator[ast.AST]:
    """Yield every statement of *module*, those inside others too; no expression holds any."""
    waiting: list[ast.AST] = [module]
    while waiting:
        node = waiting.pop()
        yield node
        for part in BODIES:
            waiting += getattr(node, part, ())
