"""`broadsheet demo`: the whole flow on the bundled newsroom, served and crawled over loopback."""

import os
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from pipelines.running import Terminal, build, checkout
from pipelines.verbs.crawl import crawled
from pipelines.views import crawl_table, shown_summary
from schemas.errors import BroadsheetError, Exit
from spiders.publisher import publisher_from

console = Terminal()


def run(options: Namespace) -> int:
    """Crawl day 2 of the newsroom, build, and print what the release holds."""
    root = checkout()
    if not (root / "tests/newsroom/server.py").is_file():
        raise BroadsheetError(f"{root}: the newsroom is not here; run the demo in a whole checkout")
    crawl = crawl_newsroom(root).relative_to(root)
    console.print("\n[bold]3. Build[/bold]: parse, dedupe, validate, release (dvc repro)")
    build(root, options.workers)
    shown_summary(root / "data/release")
    if Path(sys.prefix) == root / ".venv":
        print("\n`. .venv/bin/activate` puts `broadsheet` and `dvc` on your shell's path.")
    print("\nTo return this checkout to what it was before, in its folder:")
    print(f"  dvc remove {crawl}.dvc && rm -r {crawl} && broadsheet build")
    return Exit.OK


def crawl_newsroom(root: Path) -> Path:
    """Serve day 2 on loopback and crawl it; day 1 is the reference crawl of the repository.

    Return the folder of the crawl.
    """
    sys.path.insert(0, str(root))  # the newsroom is a part of the tests, in no package
    with import_module("tests.newsroom.server").newsroom(day=2) as room:
        console.print(f"[bold]1. Newsroom[/bold]: four publishers, day 2, on 127.0.0.1:{room.port}")
        os.environ["BROADSHEET_ALLOW"] = room.allow
        console.print("[bold]2. Crawl[/bold]: what is new or changed since the reference crawl")
        publishers = [publisher_from(path) for path in room.publishers]
        summary = crawled(publishers, root)
    console.print(crawl_table(summary.tallies))
    console.print(f"captures in {summary.folder.relative_to(root)}")
    return summary.folder
