"""The code that shaped the rows: which modules the stages import, and one hash of them all.

A change to the command line changes no row, so it changes no fingerprint.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipelines.files.compiled import stale
from schemas.errors import BroadsheetError

CHECKOUT = Path(__file__).parent.parent.parent
STAGES = ("pipelines.parse", "pipelines.dedupe", "pipelines.validate", "pipelines.release")
OURS = ("schemas", "spiders", "pipelines", "expectations")
# A line that imports, wherever it stands but in a text: to parse the modules took each stage half a
# second. tests/pipelines/files/test_code.py holds it to what Python's parser finds in them.
IMPORT = re.compile(
    r'"""(?:.|\n)*?"""|^ *(?:from +(?P<origin>[\w.]+) +)?import +(?P<names>\((?:[^)#]|#.*)*|.+)',
    re.MULTILINE,
)
REMARK = re.compile(r"[(]|#.*")
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
def imported(path: Path) -> frozenset[str]:
    """Return what the module *path* imports of ours, packages included."""
    return frozenset(imports_in(path.read_text(encoding="utf-8")))


def imports_in(text: str) -> Iterator[str]:
    """Yield what the module of this *text* imports of ours, packages included.

    >>> sorted(imports_in("from schemas.parts import (  # a few\\n  Block as B,\\n)\\nimport json"))
    ['schemas', 'schemas.parts', 'schemas.parts.Block']
    """
    for found in IMPORT.finditer(text):
        origin, names = found.group("origin", "names")
        if names is None:
            continue
        listed = [part.split()[0] for part in REMARK.sub("", names).split(",") if part.strip()]
        for name in [f"{origin}.{one}" for one in listed] if origin else listed:
            parts = name.split(".")
            if parts[0] in OURS:
                yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))
