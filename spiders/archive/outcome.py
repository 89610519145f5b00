"""What became of each address a crawl asked for: one state, one reason, one line."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from schemas.errors import DiskError

Kind = Literal["robots", "rights", "listing", "story"]
State = Literal["new", "changed", "unchanged", "redirected", "refused", "failed"]
FETCHED = ("new", "changed", "unchanged", "redirected")


@dataclass(frozen=True)
class Outcome:
    """The end of one address. *record* is the record that archived it, if one did."""

    url: str
    kind: Kind
    state: State
    at: datetime
    reason: str | None = None
    record: str | None = None


OUTCOME = TypeAdapter(Outcome)


class Outcomes:
    """The outcomes of one publisher in one crawl, appended to a file as they come."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        repair_lines(path)
        for outcome in outcomes_in(path):
            self._count(outcome)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def add(
        self,
        url: str,
        kind: Kind,
        state: State,
        reason: str | None = None,
        record: str | None = None,
    ) -> Outcome:
        """Write down the end of *url*, and return it. Raises DiskError."""
        outcome = Outcome(url, kind, state, datetime.now(UTC), reason, record)
        facts = {**vars(outcome), "at": outcome.at.isoformat()}
        line = (json.dumps(facts, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            os.write(self._file, line)
        except OSError as error:
            raise DiskError(f"{self.path}: {error.strerror}") from error
        self._count(outcome)
        return outcome

    def _count(self, outcome: Outcome) -> None:
        self.counts[outcome.state] += 1
        self.reasons.update(reason_words(outcome))

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


def counted(path: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Return how often each state and each reason stands in the file *path*, sorted by name."""
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for outcome in outcomes_in(path):
        states[outcome.state] += 1
        reasons.update(reason_words(outcome))
    return dict(sorted(states.items())), dict(sorted(reasons.items()))


def reason_words(outcome: Outcome) -> list[str]:
    """Return the reason of *outcome* as it is counted: its first word, for what was not fetched."""
    if outcome.reason is None or outcome.state in FETCHED:
        return []
    return [f"{outcome.state}: {outcome.reason.partition(':')[0]}"]


def outcomes_in(path: Path) -> Iterator[Outcome]:
    """Yield the outcomes in the file *path*; none if there is no such file.

    A line that is not whole yet, or never will be, is left out.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                with suppress(ValidationError):
                    yield OUTCOME.validate_json(line)


def repair_lines(path: Path) -> None:
    """Cut the file *path* behind its last whole line: a kill can leave half a one."""
    if path.is_file():
        data = path.read_bytes()
        os.truncate(path, data.rfind(b"\n") + 1)
