"""What a takedown is looking for, noted before anything is changed: a kill takes it not away.

The note holds stretches of the words themselves; it is removed once they are found nowhere.
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from pipelines.erasing.tables import Gone
from pipelines.erasing.words import Stretch
from pipelines.files import Asked

NOTED = Path("data/.kept/erasing")  # by what selects it


@dataclass(frozen=True)
class Sought:
    """Articles and marks, with what selects them, and stretches of their words."""

    articles: dict[str, str]
    marks: dict[str, str]
    stretches: tuple[Stretch, ...]


SOUGHT = TypeAdapter(Sought)


def noted(selector: str, root: Path) -> Sought:
    """Return what was noted at *root*; nothing if that is nothing."""
    path = root / NOTED / f"{selector}.json"
    return SOUGHT.validate_json(path.read_bytes()) if path.is_file() else Sought({}, {}, ())


def note(gone: Gone, stretches: tuple[Stretch, ...], selector: str, root: Path) -> None:
    """Note what is sought, whole and in one move."""
    path = root / NOTED / f"{selector}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    sought = Sought(dict(gone.articles), dict(gone.asked.marks), stretches)
    beside.write_bytes(SOUGHT.dump_json(sought))
    beside.replace(path)


def with_noted(gone: Gone, sought: Sought) -> Gone:
    """Return *gone* with what was noted."""
    marks = sought.marks | dict(gone.asked.marks)
    return Gone(Asked(gone.asked.takedowns, marks), sought.articles | dict(gone.articles))


def forget_note(selector: str, root: Path) -> None:
    """Remove what was noted."""
    (root / NOTED / f"{selector}.json").unlink(missing_ok=True)
