"""Pages parsed in a process of its own, under limits: they are hostile until proved otherwise.

The parent hands over captures and gets an article or a rejection of each back, as JSON, which is
read as data whoever wrote it. Several go together, for each time that one process waits for the
other costs a tenth of a page; where not all of them have a sound answer, the others are asked
one by one. A page that takes too much CPU or memory, or kills the parser, or has it neither answer
nor die, is a rejection with a reason; the process is started again and the batch goes on. 442 kB
of nested elements are enough to hold any parser for half a minute. Memory is short, and a parser
dead, only where it is so in a process that had no page before: what a page gives never depends on
those before it.

What is ours alone is never the page's: if the process cannot start, or dies page after page, or
raises the same on every page and on a plain one too, that is a SandboxError (`blame`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Protocol

from pydantic import ValidationError

from schemas.article import Article
from schemas.errors import ParseError
from schemas.rejection import Rejection
from spiders.sandbox.answers import is_short_of_memory, limit_hit, no_article
from spiders.sandbox.blame import PLAIN, Blame
from spiders.sandbox.limits import CPU_SECONDS
from spiders.sandbox.parser import Parser

if TYPE_CHECKING:  # the parser is the process's to import
    from spiders.sandbox.inside import Job

ANSWER_SECONDS = 6 * CPU_SECONDS  # as if so many processes shared a core
TRIES = 2  # of a page that kills its process: the first death may be the machine's


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
        self.process: Parser | None = None
        self.blame = Blame()

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

        Raises SandboxError if the process cannot start, or as `Blame` does.
        """
        for _ in range(TRIES):
            is_fresh = self.process is None
            outcome = self.answer(job)
            if outcome is not None and (is_fresh or not is_short_of_memory(outcome)):
                return self.counted(outcome)
            assert self.process is not None
            is_late, last = self.process.is_late, self.process.last_words()
            code = self.stopped()
            limit = limit_hit(code, job[0]) if outcome is None and not is_late else None
            if limit is not None and (is_fresh or not is_short_of_memory(limit)):
                return limit
        fact = f"the process ended with {code}"
        if is_late:
            fact = f"the process had no answer in {self.seconds} s"
        self.blame.crashed(job[0], f"{fact}: {last}")
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
        """Return what the process makes of *jobs*, as `Parser.answers` does; one that answers what
        no process of ours would is ended.
        """
        process = self.process = self.process or Parser()
        found = process.answers(jobs, self.seconds)
        if found is not None and len(found) < len(jobs):
            self.killed()  # it may not heed that its pages are over
        return found

    def counted(self, outcome: bytes | Rejection) -> bytes | Rejection:
        """Return *outcome*, which a process gave that is alive; raises SandboxError as `Blame`."""
        self.blame.answered(outcome)
        if self.blame.is_doubted:
            plain = self.answer((PLAIN, None, None))
            self.blame.decided(plain, self.process.last_words() if self.process else "")
        return outcome

    def killed(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.kill()
        self.stopped()

    def stopped(self) -> int:
        """Stop the process and return its exit code; it has as long as for a page."""
        process, self.process = self.process, None
        return process.ended(self.seconds) if process is not None else 0


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
