"""The process that parses pages (`inside`), as whoever started it sees it.

It gets pages and answers in JSON, which is read as data whoever wrote it. It says that it is ready
before it gets one: what keeps it from that is no page's doing.
"""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from schemas.errors import SandboxError
from schemas.rejection import Rejection
from spiders import __file__ as package
from spiders.sandbox.answers import ARTICLE, CALL, HEAD, REJECTION, outcome_in
from spiders.sandbox.limits import ready_word
from spiders.sandbox.pipes import Pipes, Shelf

if TYPE_CHECKING:  # the parser is the process's to import
    from spiders.sandbox.inside import Job

READY_SECONDS = 120  # to import the parser: two on an idle machine
MOST_ANSWERED = 256 << 20  # bytes; a page of 10 MiB, each sign of it escaped, has half as many
LAST_BYTES = 2_000  # of stderr, in which its last line is sought


class Parser:
    """A process that parses pages. Raises SandboxError if it cannot start."""

    def __init__(self) -> None:
        self.is_late = False  # whether it had no whole answer for its last pages in time
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - its stderr, closed by `ended`
        self.shelf = Shelf()  # where it finds the pages
        self.process = subprocess.Popen(
            # The current folder is not searched.
            [sys.executable, "-P", "-m", "spiders.sandbox.inside", str(self.shelf.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            pass_fds=[self.shelf.fileno()],
            env=os.environ | {"PYTHONPATH": search_path()},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        word = first_word(self.process.stdout)
        if word == ready_word():
            os.set_blocking(self.process.stdin.fileno(), False)
            return
        if word != b"":  # it lives, and may wait for a page for ever
            self.process.kill()
        code, last = self.process.wait(), self.last_words()
        self.ended(0)
        if word is None:
            fact = f"not ready after {READY_SECONDS} s"
        else:
            fact = repr(os.fsdecode(word)) if word else last or f"the process ended with {code}"
        raise SandboxError(f"sandbox: the parser cannot start: {fact}")

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self.process.pid

    def answers(self, jobs: Sequence[Job], seconds: float) -> list[bytes | Rejection] | None:
        """Return what the process makes of *jobs* in so many *seconds*; None if it died on one of
        them, or was killed for it neither answered nor died.

        Where it answers what no process of ours would, what it said before is all there is.
        """
        self.is_late = False
        pipes = Pipes(self.process, seconds)
        found: list[bytes | Rejection] = []
        left = MOST_ANSWERED
        try:
            pages = pickle.dumps(list(jobs), protocol=5)
            self.shelf.lay(pages)
            pipes.send(CALL.pack(len(pages)))
            while len(found) < len(jobs):
                kind, size = HEAD.unpack(pipes.received(HEAD.size))
                left -= size
                is_sound = kind in (ARTICLE, REJECTION) and left >= 0
                outcome = outcome_in(kind, pipes.received(size)) if is_sound else None
                if outcome is None:
                    break
                found.append(outcome)
        except (BrokenPipeError, EOFError):
            return None
        except TimeoutError:
            self.is_late = True
            self.kill()
            return None
        return found

    def last_words(self) -> str:
        """Return the last line that the process wrote to stderr."""
        self.said.seek(max(self.said.seek(0, os.SEEK_END) - LAST_BYTES, 0))
        lines = self.said.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def kill(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()

    def ended(self, seconds: float) -> int:
        """Let the process end within *seconds*, give back what it took and return its exit code."""
        self.said.close()
        self.shelf.close()
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
        with self.process:
            return self.process.wait()


def first_word(answers: IO[bytes]) -> bytes | None:
    """Return what a process says first: b"" if it ends before, None if it takes too long."""
    waiting = select.poll()  # a crawl has more open files than select() can wait for
    waiting.register(answers, select.POLLIN)
    ready = waiting.poll(READY_SECONDS * 1_000)
    return os.read(answers.fileno(), len(ready_word()) + 1) if ready else None


def search_path() -> str:
    """Return where the process finds our packages: where this one does, and not in its folder."""
    places = [place for place in sys.path if place]
    return os.pathsep.join([*places, str(Path(package).resolve().parent.parent)])
