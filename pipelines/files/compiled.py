"""What the compiled modules were compiled from, known by content: copies and clones change times.

A stamp says for each compiled module the hash of its source and of every `.pxd` beside it, which
any of them may use. The build writes it, and a checkout asks it before compiled code
decides what rows say. `hatch_build.py` and `make` run this file by itself, so it imports nothing of
ours; as a program it ends with 1 if something is to be compiled.
"""

import hashlib
import json
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

SOURCES = (Path("expectations/rules"), Path("spiders/extraction"))
STAMP = Path("spiders/extraction/compiled.stamp")


def hashes(checkout: Path) -> dict[str, str]:
    """Return the hash of what each compiled module of *checkout* is made from, by its source."""
    found = {}
    for folder in (checkout / source for source in SOURCES):
        shared = hashlib.sha256()
        for path in sorted(folder.rglob("*.pxd")):
            shared.update(path.relative_to(folder).as_posix().encode() + b"\n" + path.read_bytes())
        for path in sorted(folder.rglob("*.pyx")):
            own = shared.copy()
            own.update(path.read_bytes())
            found[path.relative_to(checkout).as_posix()] = own.hexdigest()
    return found


def stale(checkout: Path) -> list[str]:
    """Return the sources in *checkout* that this Python has no module of as they stand."""
    try:
        stamped = json.loads((checkout / STAMP).read_bytes())
    except (OSError, ValueError):
        stamped = {}
    return [
        source
        for source, own in hashes(checkout).items()
        if stamped.get(f"{source} {EXTENSION_SUFFIXES[0]}") != own
        or not (checkout / source).with_suffix(EXTENSION_SUFFIXES[0]).is_file()
    ]


def stamp(checkout: Path) -> None:
    """Write down that the modules of this Python are compiled from the sources as they stand."""
    made = {f"{source} {EXTENSION_SUFFIXES[0]}": own for source, own in hashes(checkout).items()}
    (checkout / STAMP).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(bool(stale(Path())))
