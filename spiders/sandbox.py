"""Pages parsed in a process of its own, under limits: they are hostile until proved otherwise.

The parent hands over captures and gets an article or a rejection of each back, as JSON, which is
read as data whoever wrote it. Several go together, for each time that one process waits for the
other costs a tenth of a page; where not all of them have a sound answer, the others are asked
one by one. A page that takes too much CPU or memory, or kills the parser, or has it neither answer
nor die, is a rejection with a reason; the process is started again and the batch goes on. 442 kB
of nested elements are enough to hold any parser for half a minute. Memory is short, and a parser
dead, only where it is so in a process that had no page before: what a page gives never depends on
those before it.

What is ours alone is never the page's: the process (`spiders.sandboxed`) says that it is ready
before it gets one, and if it cannot, or dies page after page, or raises the same on every page and
on a plain one too, that is a SandboxError.
"""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import zip_longest
from multiprocessing.util import Finalize
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from pydantic import ValidationError

from schemas.article import Article
from schemas.capture import Capture
from schemas.errors import ParseError, SandboxError
from schemas.rejection import Rejection
from spiders import __file__ as package
from spiders.answers import (
    ARTICLE,
    CALL,
    HEAD,
    REJECTION,
    is_short_of_memory,
    limit_hit,
    no_article,
    outcome_in,
)
from spiders.limits import CPU_SECONDS, ready_word
from spiders.pipes import Pipes, Shelf

if TYPE_CHECKING:  # the parser is the process's to import
    from spiders.sandboxed import Job

READY_SECONDS = 120  # to import the parser: two on an idle machine
ANSWER_SECONDS = 6 * CPU_SECONDS  # as if so many processes shared a core
MOST_ANSWERED = 256 << 20  # bytes; a page of 10 MiB, each sign of it escaped, has half as many
TRIES = 2  # of a page that kills its process: the first death may be the machine's
CRASHES = 3  # different pages in a row that kill theirs: no site has so many, a broken parser has
PLAIN = Capture(  # a page that every sound parser gives an article of
    record_id="<urn:broadsheet:plain>",
    record_type="response",
    target_uri="http://plain.invalid/story",
    fetched_at=datetime(2026, 11, 16, tzinfo=UTC),
    payload=b"<!doctype html><html lang=en><title>Ferry sails again</title><article>"
    b"<h1>Ferry sails again</h1>"
    + b"<p>The ferry sailed again on Monday, the harbour said, and nobody had to wait for it.</p>"
    + b"<p>The harbour office had counted the birds twice before it believed its own figures.</p>",
    status=200,
    content_type="text/html",
)


class Teller(Protocol):
    """Who tells what comes of pages."""

    def told(self, jobs: Sequence[Job], /) -> list[bytes | Rejection]:
        """Return what comes of each of *jobs*; an article in JSON, as its process tells it."""

    def killed(self) -> None:
        """End what told something that is no article."""


class Sandbox:
    """A process that parses pages, and has *seconds* for those that it is handed together."""

    def __init__(self, seconds: float = ANSWER_SECONDS) -> None:
        self.seconds = seconds
        self.is_late = False  # whether it had no whole answer for its last page in time
        self.process: subprocess.Popen[bytes] | None = None
        self.said: IO[bytes] | None = None  # its stderr
        self.shelf: Shelf | None = None  # where it finds the pages
        self.crashed_at: set[str] = set()  # addresses of the pages that crashed in a row
        self.crashed_on: set[bytes] = set()  # their payloads
        self.is_proved = False  # whether it has given an article
        self.raised: list[str] = []  # what pages in a row made it raise, before it was proved

    def parsed(self, job: Job) -> Article | Rejection:
        """Return what comes of *job*, as `told` does."""
        (outcome,) = self.told([job])
        if isinstance(outcome, Rejection):
            return outcome
        try:
            return Article.model_validate_json(outcome)
        except ValidationError:
            self.killed()
            return no_article(job[0].record_id)

    def told(self, jobs: Sequence[Job]) -> list[bytes | Rejection]:
        """Return what comes of each of *jobs*, an article in JSON: whoever reads it has to find out
        whether it is one, and to end the process if not.

        They are asked together. Those without an answer, and those short of memory that others may
        have taken, are asked alone; raises as `told_alone` does.
        """
        answers = self.answers(jobs) if len(jobs) > 1 else []
        if answers is None:
            self.stopped()
        return [
            self.told_alone(job)
            if outcome is None or is_short_of_memory(outcome)
            else self.counted(outcome)
            for job, outcome in zip_longest(jobs, answers or [])
        ]

    def told_alone(self, job: Job) -> bytes | Rejection:
        """Return what comes of *job*. A page that kills its process is tried once more.

        Raises SandboxError if the process cannot start, if CRASHES different pages (at different
        addresses, with different payloads) in a row have killed it, or if as many raised the same
        and a plain page does too.
        """
        for _ in range(TRIES):
            is_fresh = self.process is None
            outcome = self.answer(job)
            if outcome is not None and (is_fresh or not is_short_of_memory(outcome)):
                return self.counted(outcome)
            last = self.last_words()
            code = self.stopped()
            is_ended = outcome is None and not self.is_late
            limit = limit_hit(code, job[0]) if is_ended else None
            if limit is not None and (is_fresh or not is_short_of_memory(limit)):
                return limit
        fact = f"the process ended with {code}"
        if self.is_late:
            fact = f"the process had no answer in {self.seconds} s"
        self.count_crash(job[0], f"{fact}: {last}")
        return Rejection.of(ParseError("parser_crash", "payload", fact, job[0].record_id))

    def answer(self, job: Job) -> bytes | Rejection | None:
        """Return what the process makes of *job*, None if it gave no answer; a page of which it
        answered what no process of ours would is rejected.
        """
        answers = self.answers([job])
        if answers is None:
            return None
        return answers[0] if answers else no_article(job[0].record_id)

    def answers(self, jobs: Sequence[Job]) -> list[bytes | Rejection] | None:
        """Return what the process makes of *jobs*; None if it died on one of them, or had to be
        killed for it neither answered nor died.

        One that answers what no process of ours would is ended, and what it said before returned.
        """
        process = self.process or self.started()
        assert self.shelf is not None
        self.is_late = False
        pipes = Pipes(process, self.seconds)
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
                    self.killed()  # it may not heed that its pages are over
                    break
                found.append(outcome)
        except (BrokenPipeError, EOFError):
            return None
        except TimeoutError:
            self.is_late = True
            process.kill()
            return None
        return found

    def counted(self, outcome: bytes | Rejection) -> bytes | Rejection:
        """Return *outcome*, which a process gave that is alive."""
        self.crashed_at.clear()
        self.crashed_on.clear()
        self.count_raised(outcome)
        return outcome

    def count_crash(self, capture: Capture, fact: str) -> None:
        """Count that *capture* killed its process; raises SandboxError if too many did in a row."""
        self.crashed_at.add(capture.target_uri)
        self.crashed_on.add(capture.payload)
        if min(len(self.crashed_at), len(self.crashed_on)) == CRASHES:
            raise SandboxError(f"sandbox: {CRASHES} pages in a row killed the parser: {fact}")

    def count_raised(self, outcome: bytes | Rejection) -> None:
        """Count an exception on a page; raises SandboxError if it is no page's doing.

        Pages can be made to raise the same, so it is a plain page that decides.
        """
        if self.is_proved or isinstance(outcome, bytes):
            self.is_proved = True
            return
        is_same = outcome.reason == "parser_crash" and self.raised[-1:] in ([], [outcome.detail])
        self.raised = [*self.raised, outcome.detail] if is_same else []
        if len(self.raised) < CRASHES:
            return
        plain = self.answer((PLAIN, None, None))
        if not isinstance(plain, bytes):
            fact = plain.detail if plain else self.last_words()
            raise SandboxError(f"sandbox: the parser fails on every page: {fact}")
        self.is_proved = True

    def started(self) -> subprocess.Popen[bytes]:
        """Start the process and wait until it says that it is ready; else raise SandboxError."""
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stopped()
        self.shelf = Shelf()
        process = self.process = subprocess.Popen(
            # The current folder is not searched.
            [sys.executable, "-P", "-m", "spiders.sandboxed", str(self.shelf.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
            pass_fds=[self.shelf.fileno()],
            env=os.environ | {"PYTHONPATH": search_path()},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        word = first_word(process.stdout)
        if word == ready_word():
            os.set_blocking(process.stdin.fileno(), False)
            return process
        if word != b"":  # it lives, and may wait for a page for ever
            process.kill()
        code, last = process.wait(), self.last_words()
        self.stopped()
        if word is None:
            fact = f"not ready after {READY_SECONDS} s"
        else:
            fact = repr(os.fsdecode(word)) if word else last or f"the process ended with {code}"
        raise SandboxError(f"sandbox: the parser cannot start: {fact}")

    def last_words(self) -> str:
        """Return the last line that the process wrote to stderr."""
        assert self.said is not None
        self.said.seek(max(self.said.seek(0, os.SEEK_END) - 2_000, 0))
        lines = self.said.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def killed(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.kill()
        self.stopped()

    def stopped(self) -> int:
        """Stop the process and return its exit code; it has as long as for a page."""
        process, self.process = self.process, None
        said, self.said = self.said, None
        shelf, self.shelf = self.shelf, None
        if said is not None and shelf is not None:
            said.close()
            shelf.close()
        if process is None:
            return 0
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(self.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        with process:
            return process.wait()


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


OWN = threading.local()


def own_sandbox() -> Sandbox:
    """Return the sandbox of this thread, which it keeps: starting one costs as much as 70 pages."""
    box: Sandbox | None = getattr(OWN, "sandbox", None)
    if box is None:
        box = OWN.sandbox = Sandbox()
        Finalize(None, box.stopped, exitpriority=1)  # pools' workers run no other hooks
    return box


@contextmanager
def sandbox(seconds: float = ANSWER_SECONDS) -> Iterator[Sandbox]:
    """Give a sandbox and stop its process at the end."""
    box = Sandbox(seconds)
    try:
        yield box
    finally:
        box.stopped()
