"""What each stage of the last build took: a note beside the data, of which no release knows."""

import json
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

NOTE = Path("data/.timing.json")  # ignored by git and by DVC
RUNNING = re.compile(r"Running stage '([a-z]+)'")


def timed(lines: Iterable[str], root: Path) -> Iterator[str]:
    """Yield the *lines* that DVC prints as it runs stages, and note what each of these took."""
    seconds: dict[str, float] = {}
    stage, began = "", 0.0
    for line in lines:
        if found := RUNNING.search(line):
            stage, began = found[1], time.monotonic()
        yield line
        if stage:
            seconds[stage] = round(time.monotonic() - began, 1)
    if seconds:
        (root / NOTE).write_text(json.dumps(seconds) + "\n")


def last_timing(root: Path) -> dict[str, float]:
    """Return the seconds of each stage that the last build in *root* ran; none if none is known."""
    with suppress(OSError, ValueError):
        found: dict[str, float] = json.loads((root / NOTE).read_text())
        return found
    return {}
