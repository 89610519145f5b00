"""What parsing costs whoever sets no variable: the same pages with one thread, and with any number.

    python -m benchmarks.threads --corpus DIR

Libraries of matrices start a thread a core, which on small products burn more CPU waiting than the
products take. Two processes parse the same pages in turns, all from memory, one of them with
OPENBLAS_NUM_THREADS=1 and its like; the fastest round of each counts, for machines are shared.
Exits with 1 if the two differ by more than TOLERANCE.
"""

import argparse
import gc
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus import pages
from benchmarks.extraction import ONE_CORE, OURS, round_of
from benchmarks.tools import TOOLS

EVERY = 4  # pages, of which one is parsed: a round takes part of a second
ROUNDS = 20  # a shared machine slows down for seconds at a time
TOLERANCE = 0.05  # threads that wait for each other cost several times the work


def answer_rounds(folder: Path) -> None:
    """Parse the pages once for each line that comes in, and print the CPU seconds of all threads.

    The first round warms up.
    """
    captures = [page.capture for page in pages(folder)[::EVERY]]
    extracted = TOOLS[OURS]()
    round_of(extracted, captures)
    gc.freeze()
    for _ in sys.stdin:
        print(round_of(extracted, captures), flush=True)


def started(folder: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start a process that answers rounds."""
    command = [sys.executable, "-m", "benchmarks.threads", "--corpus", str(folder), "--answer"]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )


def asked(process: subprocess.Popen[str]) -> float:
    """Return the CPU seconds of one more round of *process*."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def run(folder: Path) -> bool:
    """Print what a round costs with one thread and with any; return whether that is the same."""
    free = {name: value for name, value in os.environ.items() if name not in ONE_CORE}
    with started(folder, free | ONE_CORE) as single, started(folder, free) as threaded:
        rounds = [(asked(single), asked(threaded)) for _ in range(ROUNDS)]
        for process in (single, threaded):
            process.communicate()  # closes its input, which ends it
    one, many = map(min, zip(*rounds, strict=True))
    print(f"one thread   {one:.3f} CPU s")
    print(f"no variable  {many:.3f} CPU s, {many / one:.2f} times as much")
    return abs(many / one - 1) <= TOLERANCE


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.answer:
        answer_rounds(args.corpus)
    elif not run(args.corpus):
        sys.exit(1)


if __name__ == "__main__":
    main()
