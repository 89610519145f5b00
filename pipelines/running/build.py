"""From captures to a release: `dvc repro`, with a view of what it is doing and a summary."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipelines.running.checkout import dvc_error, environment, track, untracked, writable
from pipelines.running.ending import ended_together
from pipelines.running.lacking import refuse_lacking
from pipelines.running.terminal import Terminal
from pipelines.running.timing import timed
from pipelines.warc import CAPTURES, warc_files
from schemas.errors import EmptyError

# What DVC says of itself: the command it runs, advice for those who run it by hand, a line for each
# crawl that is as it was, and that data/baseline is empty before the first version.
HINT = re.compile(
    r"\s*$|> |Use `dvc|To (track|enable)|\s+(git add|dvc config)|(Upd|Gener)ating lock"
    r"|'[^']*\.dvc' didn't change|WARNING: '[^']*' is empty"
)


def build(
    root: Path, workers: int | None = None, address: str | None = None, store: str | None = None
) -> None:
    """Bring every stage of *root* up to date, on what `engine` makes of the rest.

    Raises EmptyError without captures, or without some that DVC tracks, LockedError beside another
    run, StageError with the exit code of the stage that refused.
    """
    refuse_lacking(root)
    if not warc_files(root / CAPTURES):
        raise EmptyError(
            f"{root / CAPTURES}: no captures: run `broadsheet crawl` or `import` first"
        )
    writable(root / "data")
    asked = {
        "BROADSHEET_WORKERS": str(workers or ""),
        "BROADSHEET_ENGINE": address or "",
        "BROADSHEET_STORE": store or "",
    }
    settings = {name: value for name, value in asked.items() if value}
    crawls = untracked(root / CAPTURES, root)  # a build was at work when they ended
    if crawls:
        mended(root)
    for crawl in crawls:
        track(crawl, root)
    code, printed = reproduced(root, settings)
    if code and mended(root):
        code, printed = reproduced(root, settings)
    if code:
        raise dvc_error(printed)


def mended(root: Path) -> bool:
    """Mend what a kill left of DVC's notes, saying so; return whether there was something."""
    from pipelines.running.held import free_paths  # noqa: PLC0415 - DVC, a second
    from pipelines.running.lock import mend_lock  # noqa: PLC0415

    done = [told for told in (mend_lock(root), free_paths(root)) if told]
    for told in done:
        print(f"broadsheet build: {told}", file=sys.stderr)
    return bool(done)


def reproduced(root: Path, settings: dict[str, str]) -> tuple[int, str]:
    """Run `dvc repro` in *root* with *settings* in its environment, showing what it says; return
    its exit code and all it printed.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "dvc", "repro"],
        cwd=root,
        env=environment() | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert process.stdout is not None
    with ended_together(), process:
        printed = list(shown(timed(process.stdout, root)))
    return process.returncode, os.linesep.join(printed)


def shown(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines*, showing on stderr those that tell a user something."""
    console = Terminal(stderr=True)
    for line in lines:
        text = line.rstrip()
        yield text
        if not HINT.match(text):
            told = text.replace("didn't change, skipping", "is up to date")
            console.print(told, markup=False, soft_wrap=True)
