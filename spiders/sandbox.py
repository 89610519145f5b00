"""One page parsed in a process of its own, under limits: pages are hostile until proved otherwise.

The parent sends a capture and gets an article or a rejection back. A page that takes too much CPU
or memory, or kills the parser, is a rejection with a reason; the process is started again and the
batch goes on. 442 kB of nested elements are enough to hold any parser for half a minute.
"""

import gc
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError
from schemas.rejection import Rejection
from spiders.extraction import parse_capture
from spiders.publisher import Profile, Publisher

CPU_SECONDS = 10  # a page takes a few milliseconds
MEMORY = 512 << 20  # bytes on top of what the process has before its first page

Job = tuple[Capture, Publisher | None, Profile | None]
Outcome = Article | Rejection


class Sandbox:
    """A process that parses one page at a time."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def parsed(self, job: Job) -> Outcome:
        """Return what comes of *job*."""
        process = self.process or self.started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump(job, process.stdin, protocol=5)
            process.stdin.flush()
            outcome: Outcome = pickle.load(process.stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            return self.buried(job[0])
        return outcome

    def started(self) -> subprocess.Popen[bytes]:
        """Start the process."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "spiders.sandbox"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        return self.process

    def buried(self, capture: Capture) -> Rejection:
        """Return why the process died on *capture*; the next page gets a new one."""
        assert self.process is not None
        code = self.stopped()
        if code == -signal.SIGXCPU:
            reason, fact = "cpu_limit", f"more than {CPU_SECONDS} s of CPU"
        elif code == -signal.SIGKILL:
            reason, fact = "memory_limit", "the process was killed"
        else:
            reason, fact = "parser_crash", f"the process ended with {code}"
        return Rejection.of(ParseError(reason, "payload", fact, capture.record_id))

    def stopped(self) -> int:
        """Stop the process and return its exit code."""
        process, self.process = self.process, None
        if process is None:
            return 0
        assert process.stdin is not None
        with suppress(BrokenPipeError):  # of a process that died with a page half sent
            process.stdin.close()
        with process:
            return process.wait()


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    """Give a sandbox and stop its process at the end."""
    box = Sandbox()
    try:
        yield box
    finally:
        box.stopped()


def outcome_of(job: Job) -> Outcome:
    """Return the article of a page, or the rejection that says why there is none."""
    capture, publisher, profile = job
    try:
        return parse_capture(capture, publisher, profile)
    except ParseError as error:
        return Rejection.of(error)
    except MemoryError:
        fact = f"more than {MEMORY >> 20} MiB"
        return Rejection.of(ParseError("memory_limit", "payload", fact, capture.record_id))
    except RecursionError:
        fact = "nested deeper than the parser goes"
        return Rejection.of(ParseError("parser_crash", "payload", fact, capture.record_id))


def limit_memory() -> None:
    """Give this process MEMORY on top of what it has; only Linux tells what that is."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_cpu() -> None:
    """Give this process CPU_SECONDS from now on; beyond it the kernel ends it with SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def serve(jobs: BinaryIO, outcomes: BinaryIO) -> None:
    """Answer jobs until there are no more."""
    limit_memory()
    gc.freeze()  # what is imported stays: looking through it again costs 4 % of a page's time
    while True:
        try:
            job: Job = pickle.load(jobs)
        except EOFError:
            return
        limit_cpu()
        pickle.dump(outcome_of(job), outcomes, protocol=5)
        outcomes.flush()


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    serve(sys.stdin.buffer, answers)
