"""What a compressed or plain file holds, up to a limit: a bomb is stopped while it inflates."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.kinds import ImportFileError, Kind, unzstd
from spiders.content import unzipped


@dataclass(frozen=True)
class Content:
    """The bytes of a file; *truncated* is why they are not all, a word of WARC-Truncated."""

    data: bytes
    truncated: str | None = None


def content_of_file(path: Path, name: str, kind: Kind, most: int) -> Content:
    """Return what the file *path*, called *name*, holds: at most *most* bytes of a plain one.

    Raises ImportFileError for one that is damaged, or inflates to more.
    """
    with path.open("rb") as file:
        data = file.read(most + 1)
    if not kind.coding:
        return Content(data[:most], "length" if len(data) > most else None)
    undo = unzipped if kind.coding == "gzip" else unzstd
    undone = undo(data[:most], most)
    if undone.end == "long":
        fact = f"inflates to more than {most >> 20} MB, as no page does"
        raise ImportFileError(f"{name}: compressed with {kind.coding}, {fact}: not taken")
    if undone.end == "wrong" or not undone.payload:
        raise ImportFileError(f"{name}: compressed with {kind.coding}, and damaged: get it again")
    return Content(undone.payload, "unspecified" if undone.end == "cut" else None)
