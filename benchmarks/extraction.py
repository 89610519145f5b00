"""Compare the extractors on the same pages: quality of each field, CPU time, peak memory.

    python -m benchmarks.extraction --corpus DIR [--tools NAME ...] [--left-out]

Each tool runs in a process of its own, on one core, all pages from memory, in several rounds: the
first warms it up and gives the answers, the fastest of the others is its time, for machines are
shared. The peers come with the `bench` extra.
Under the table stands each of our figures minus each peer's, with a paired bootstrap's interval.
htmldate is asked for days alone.
`--left-out` prints our bodies again by models that never saw the page's source: the weights that
ship have seen the corpus in full.
"""

import argparse
import gc
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.comparison import Scored, differences, left_out, scored
from benchmarks.corpus import NAMES, pages, scorer
from benchmarks.tools import FAULTS, TOOLS, Extractor, silenced
from schemas.capture import Capture

ONE_CORE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
OURS = "broadsheet"
SPAN = 15.0  # CPU seconds in which a tool does its rounds: a shared machine has slow minutes
MODULES = {"newspaper4k": "newspaper"}
COLUMNS = {"F1": "body F1", "exact": "exact", "title": "headline", "day": "day",
           "instant": "instant", "authors": "authors", "tags": "tags", "must": "must",
           "without": "without"}  # fmt: skip

TEXTUAL = ("must", "without")


def measured(tool: str, folder: Path) -> dict[str, Any]:
    """Return what *tool* finds on every page of each source, with CPU seconds of the fastest round
    and memory.
    """
    silenced()
    extracted = TOOLS[tool]()
    corpus = pages(folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found: dict[str, dict[str, Any]] = {name: {} for name in NAMES}
    known = []
    for page in corpus:
        try:
            found[page.corpus][page.capture.target_uri] = extracted(page.capture)
        except FAULTS:
            continue
        known.append(page.capture)
    gc.freeze()  # as a worker does: what stays is not looked through again, whichever the tool
    rounds = [round_of(extracted, known)]
    while sum(rounds) < SPAN:
        rounds.append(round_of(extracted, known))
    seconds = min(rounds)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "found": found,
        "failed": len(corpus) - len(known),
        "pages": len(corpus),
        "seconds": seconds,
        "memory": after / 1024,
        "memory_of_pages": before / 1024,
    }


def round_of(extracted: Extractor, captures: Sequence[Capture]) -> float:
    """Return the CPU seconds in which *extracted* takes *captures*, one after the other."""
    start = time.process_time()
    for capture in captures:
        extracted(capture)
    return time.process_time() - start


def in_process(tool: str, folder: Path) -> dict[str, Any]:
    """Return what `measured` says, run in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        answer = Path(scratch) / "answer.json"
        command = [sys.executable, "-m", "benchmarks.extraction", "--corpus", str(folder)]
        subprocess.run(
            [*command, "--one", tool, str(answer)], check=True, env=os.environ | ONE_CORE
        )
        result: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return result


def row(
    tool: str, corpus: str, summary: dict[str, Any], result: dict[str, Any], base: float
) -> str:
    """Return one line of the table; *base* is trafilatura's CPU seconds."""
    cells = [
        "    -"
        if not summary[key] or (key in TEXTUAL and summary["empty"] == 1)
        else f"{summary[key]:.3f}"
        for key in COLUMNS
    ]
    rate = result["pages"] / result["seconds"]
    speed = f"{base / result['seconds']:.1f}x" if base else "-"
    return " | ".join(
        [f"{tool:<12}", f"{corpus:<11}", *(f"{cell:>8}" for cell in cells), f"{rate:>7.0f}",
         f"{speed:>6}", f"{result['memory']:>6.0f}", f"{result['failed']:>6}"]
    )  # fmt: skip


def table(results: dict[str, Any], scores: dict[str, Scored], folder: Path) -> list[str]:
    """Return the lines of the table, one for each corpus and tool."""
    summarise = scorer(folder).summarise
    base = results["trafilatura"]["seconds"] if "trafilatura" in results else 0.0
    heads = [f"{name:>8}" for name in COLUMNS.values()]
    lines = [
        " | ".join(
            [f"{'tool':<12}", f"{'corpus':<11}", *heads, "pages/s", " speed", "MB max", "failed"]
        )
    ]
    for corpus in NAMES:
        for tool, result in results.items():
            summary = summarise([found for _, found in scores[tool][corpus]])
            lines.append(row(tool, corpus, summary, result, base))
    return lines


def run(folder: Path, tools: list[str], is_left_out: bool) -> None:
    """Measure every one of *tools*; print the table, and how sure our lead over the others is."""
    results = {tool: in_process(tool, folder) for tool in tools}
    scores = {tool: scored(folder, result["found"]) for tool, result in results.items()}
    peers = {tool: found for tool, found in scores.items() if tool != OURS}
    print(*table(results, scores, folder), sep="\n")
    if OURS in scores and peers:
        print("", *differences(scores[OURS], peers), sep="\n")
    if is_left_out:
        print()
        for line in left_out(folder, peers):
            print(line, flush=True)


def installed(tool: str) -> bool:
    """Whether *tool* can be imported here."""
    return tool == OURS or importlib.util.find_spec(MODULES.get(tool, tool)) is not None


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=os.environ.get("BROADSHEET_CORPUS"))
    parser.add_argument("--tools", nargs="*", choices=TOOLS, default=list(TOOLS))
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("TOOL", "ANSWER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.corpus is None:
        parser.error("name the corpus: --corpus DIR, or BROADSHEET_CORPUS")
    if args.one:
        answer = measured(args.one[0], args.corpus)
        Path(args.one[1]).write_text(json.dumps(answer), encoding="utf-8")
        return
    missing = [tool for tool in args.tools if not installed(tool)]
    for tool in missing:
        print(f"{tool} is not installed: left out (pip install '.[bench]')", file=sys.stderr)
    run(args.corpus, [tool for tool in args.tools if tool not in missing], args.left_out)


if __name__ == "__main__":
    main()
