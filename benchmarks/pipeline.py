"""What the whole pipeline costs, stage by stage, as its corpus grows; beside the usual tools.

    python -m benchmarks.pipeline [--sizes 1000,10000] [--months 12] [--files 1] [--workers 2]

Archives are made here (`benchmarks.pages`): 25 publishers, pages of 75 kB, 3 % near-duplicates,
revisions, recaptures and pages without an article. Each stage runs as DVC runs it. For each size
are printed: CPU ms a capture and the peak memory of the process tree (PSS, so that shared pages
count once), by stage; what one per cent more captures (or `--more`) costs against all of them;
bytes written, and how far DVC's cache grows, in all and by output of the release. The usual
pipeline - FastWARC, trafilatura with metadata, datasketch's LSH, pyarrow - takes the same archive,
in one process, where they are installed; of a large one some of its files will do
(`--usual-files`), for each page costs it the same. Trust the ratios.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.extraction import installed
from benchmarks.pages import Shape, write_archive
from benchmarks.processes import Cost, cost_of
from pipelines.files import sha256_of
from pipelines.releasing import cut

STAGES = ("parse", "dedupe", "validate", "release")
FOLDERS = ("parsed", "deduped", "validated", "release")
CACHED = ("release",)  # as dvc.yaml has it
PEERS = ("fastwarc", "trafilatura", "datasketch")
MORE = 100  # one more capture for so many


def built(root: Path, workers: int) -> dict[str, Cost]:
    """Run every stage in *root* and return what each took."""
    module = [sys.executable, "-m"]
    return {one: cost_of([*module, f"pipelines.{one}"], root, workers) for one in STAGES}


def repository(root: Path) -> None:
    """Make *root* a DVC repository with our stages, of which only the outputs matter here."""
    dvc(root, "init", "--no-scm", "--quiet")
    stages = {
        stage: {
            "cmd": "true",
            "outs": [{f"data/{folder}": {"persist": True, "cache": folder in CACHED}}],
        }
        for stage, folder in zip(STAGES, FOLDERS, strict=True)
    }
    (root / "dvc.yaml").write_text(json.dumps({"stages": stages}))  # YAML reads JSON


def dvc(root: Path, *arguments: str) -> None:
    """Run a DVC command in *root*."""
    known = os.environ | {"DVC_NO_ANALYTICS": "1"}
    subprocess.run([sys.executable, "-m", "dvc", *arguments], cwd=root, env=known, check=True)


def cached(root: Path) -> int:
    """Put the stages' outputs into the cache of *root* and return its bytes."""
    dvc(root, "commit", "--force", "--quiet")
    return size_of(root / ".dvc/cache")


def size_of(folder: Path) -> int:
    """Return the bytes of all files under *folder*."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def contents(release: Path) -> dict[str, tuple[str, int]]:
    """Return the output of *release* that each file is a part of, and its bytes, by SHA-256."""
    return {
        sha256_of(path): (path.relative_to(release).parts[0], path.stat().st_size)
        for path in sorted(release.rglob("*"))
        if path.is_file()
    }


def new_outputs(release: Path, before: Container[str], own: int) -> Iterator[str]:
    """Yield what the files of each output of *release* weigh that were not there *before*, and how
    many times the new rows' *own* bytes that is.
    """
    sizes: Counter[str] = Counter()
    for key, (output, size) in contents(release).items():
        if key not in before:
            sizes[output] += size
    for output, size in sizes.most_common():
        yield f"    {output:<20} {size / 1000:9,.0f} kB, {size / own:.2f} times"


def measured(shape: Shape, more: int, workers: int, peers_files: int) -> Iterator[str]:
    """Yield the lines of one size, and of so many *more*, with 0 a hundredth; the usual tools take
    so many files of the archive.
    """
    count = shape.captures
    with tempfile.TemporaryDirectory(prefix="pipeline-") as scratch:
        root = Path(scratch)
        write_archive(root / "data/captures/first", shape)
        repository(root)
        whole = built(root, workers)
        cut(root / "data/release", root / "data/baseline")  # the next one's delta is against it
        built(root, workers)
        before, known = cached(root), contents(root / "data/release")
        for stage, cost in whole.items():
            yield row(stage, 1000 * cost.cpu / count, cost.memory)
        total = sum(cost.cpu for cost in whole.values())
        peak = max(cost.memory for cost in whole.values())
        written = sum(size_of(root / "data" / folder) for folder in FOLDERS)
        yield row(
            "all", 1000 * total / count, peak, f"{written / count / 1000:.1f} kB written a capture"
        )
        again = sum(cost.cpu for cost in built(root, workers).values())
        yield row("nothing new", 1000 * again / count, 0, f"{again / total:.1%} of all")
        then = replace(shape, files=1)
        more = more or max(count // MORE, 1)
        write_archive(root / "data/captures/second", then, first=count, more=more)
        later = built(root, workers)
        own = size_of(root / "data/parsed/articles/second")
        cache = (cached(root) - before) / own
        added = sum(cost.cpu for cost in later.values())
        yield row(
            f"{more:,} more", 1000 * added / count, 0, f"{added / total:.1%} of all, {parts(later)}"
        )
        yield f"  cache grows by {cache:.1f} times the new rows' bytes ({own / 1000:,.0f} kB)"
        yield from new_outputs(root / "data/release", known, own)
        if peers_files:
            yield usual_row(root, shape, peers_files, total / count)


def usual_row(root: Path, shape: Shape, files: int, ours: float) -> str:
    """Return the line of the usual tools, who take *files* of the archive in *root*, beside what
    our stages took, CPU seconds a capture.
    """
    taken = min(files, shape.files)
    places = str(root / "data/captures/first"), str(root / "usual.parquet")
    peer = cost_of([sys.executable, "-m", "benchmarks.usual", *places, str(taken)], root)
    own = peer.cpu / (shape.captures * taken / shape.files)
    part = "" if taken == shape.files else f", on {taken} of {shape.files} files"
    return row("usual tools", 1000 * own, peer.memory, f"{own / ours:.1f} times ours{part}")


def parts(costs: dict[str, Cost]) -> str:
    """Return CPU seconds by stage as text."""
    return ", ".join(f"{stage} {cost.cpu:.1f} s" for stage, cost in costs.items())


def row(name: str, milliseconds: float, memory: int, fact: str = "") -> str:
    """Return one line of the table."""
    size = f"{memory / 1e6:7.0f} MB" if memory else " " * 10
    return f"  {name:<12} {milliseconds:8.2f} CPU ms a capture {size}  {fact}".rstrip()


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000", help="captures, with commas between")
    parser.add_argument("--months", type=int, default=12, help="of crawling")
    parser.add_argument("--files", type=int, default=1, help="WARC files of each archive")
    parser.add_argument("--weight", type=int, default=75_000, help="bytes of a page")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--usual-files",
        type=int,
        default=sys.maxsize,
        help="that the usual tools take; default: all",
    )
    parser.add_argument("--more", type=int, default=0, help="captures that come later")
    args = parser.parse_args()
    missing = [name for name in PEERS if not installed(name)]
    if missing:
        print(
            f"without the usual tools: {', '.join(missing)} not installed (pip install '.[bench]')"
        )
    for size in map(int, args.sizes.split(",")):
        print(
            f"{size:,} captures in {args.files} files, {args.months} months, {args.workers} workers"
        )
        for line in measured(
            Shape(size, args.files, args.months, args.weight),
            args.more,
            args.workers,
            0 if missing else args.usual_files,
        ):
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
