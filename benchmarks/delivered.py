"""What a page costs as delivered: from WARC to Parquet by the command a user types, start-up off.

    python -m benchmarks.delivered --corpus DIR [--source NAME] [--rounds N]

`broadsheet parse` with one worker, and trafilatura with metadata, which reads the same WARC file
and writes a line of JSON a page; in turn, in processes of their own, CPU seconds of all their
processes. What one page alone costs is start-up and is taken off. The fastest round counts.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.extraction import ONE_CORE, installed
from benchmarks.tools import FAULTS, TOOLS, silenced
from pipelines.warc.captures import read_captures
from schemas.capture import Capture

OURS, PEER = "broadsheet", "trafilatura"


def command(tool: str, archive: Path, out: Path) -> list[str]:
    """Return the command by which *tool* turns *archive* into the file *out*."""
    if tool == OURS:
        flow = ["parse", str(archive), "--out", f"{out}.parquet", "--workers", "1"]
        return [sys.executable, "-m", "pipelines.cli", *flow]
    return [sys.executable, "-m", "benchmarks.delivered", "--one", str(archive), f"{out}.jsonl"]


def seconds(tool: str, archive: Path) -> float:
    """Return the CPU seconds in which *tool* takes *archive*."""
    with tempfile.TemporaryDirectory() as scratch:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            command(tool, archive, Path(scratch) / "out"),
            check=True,
            env=os.environ | ONE_CORE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def first_page(archive: Path, out: Path) -> Path:
    """Write the first record of *archive* to *out*; its records are gzip members."""
    with archive.open("rb") as file, gzip.GzipFile(fileobj=file) as plain:
        head = plain.read(1 << 22)
    end = head.find(b"\r\n\r\nWARC/1.", 1)
    out.write_bytes(gzip.compress(head[: end + 4] if end > 0 else head))
    return out


def pages_in(archive: Path) -> list[Capture]:
    """Return the captures in *archive*."""
    found = read_captures(archive, archive.name)
    return [capture for capture in found if isinstance(capture, Capture)]


def peer(archive: Path, out: Path) -> None:
    """Write what the peer finds in *archive* to *out*."""
    silenced()
    extracted = TOOLS[PEER]()
    with out.open("w", encoding="utf-8") as file:
        for capture in pages_in(archive):
            try:
                fields = extracted(capture)
            except FAULTS:
                fields = {}
            file.write(json.dumps({"url": capture.target_uri, **fields}, default=str) + "\n")


def run(folder: Path, source: str, rounds: int) -> None:
    """Print what a page costs by either, and how many times as much the peer's costs."""
    archive = folder / f"{source}-dev.warc.gz"
    count = len(pages_in(archive))
    costs = {}
    with tempfile.TemporaryDirectory() as scratch:
        alone = first_page(archive, Path(scratch) / "one.warc.gz")
        for tool in (OURS, PEER):
            starts = min(seconds(tool, alone) for _ in range(rounds))
            costs[tool] = (min(seconds(tool, archive) for _ in range(rounds)) - starts) / count
            print(
                f"{tool:<12} {1000 * costs[tool]:6.1f} CPU ms a page, start-up {starts:.1f} CPU s"
            )
    print(f"{source}, {count} pages: {costs[PEER] / costs[OURS]:.1f} times as fast")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=os.environ.get("BROADSHEET_CORPUS"))
    parser.add_argument("--source", default="wcxb")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        peer(*args.one)
        return
    if args.corpus is None:
        parser.error("name the corpus: --corpus DIR, or BROADSHEET_CORPUS")
    if not installed(PEER):
        parser.error(f"{PEER} is not installed (pip install '.[bench]')")
    run(Path(args.corpus), args.source, args.rounds)


if __name__ == "__main__":
    main()
