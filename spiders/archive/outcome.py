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
    """The end of one address. *record* is the record that archived it, if one did; *found* counts
    the stories that a listing named, by what became of them; *doubted* says why its dates were not
    believed.
    """

    url: str
    kind: Kind
    state: State
    at: datetime
    reason: str | None = None
    record: str | None = None
    found: dict[str, int] | None = None
    doubted: str | None = None


OUTCOME = TypeAdapter(Outcome)


class Outcomes:
    """The outcomes of one publisher in one crawl, appended to a file as they come."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.stories: Counter[str] = Counter()
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
        found: dict[str, int] | None = None,
        doubted: str | None = None,
    ) -> Outcome:
        """Write down the end of *url*, and return it. Raises DiskError."""
        at = datetime.now(UTC)
        outcome = Outcome(url, kind, state, at, reason, record, found, doubted)
        of_listings = ("found", "doubted")
        facts = {**vars(outcome), "at": at.isoformat()}
        facts = {name: v for name, v in facts.items() if v is not None or name not in of_listings}
        line = (json.dumps(facts, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            os.write(self._file, line)
        except OSError as error:
            raise DiskError(f"{self.path}: {error.strerror}") from error
        self._count(outcome)
        return outcome

    def _count(self, outcome: Outcome) -> None:
        self.counts[outcome.state] += 1
        if outcome.kind == "story":
            self.stories[outcome.state] += 1
        self.reasons.update(reason_words(outcome))

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


@dataclass(frozen=True)
class Counted:
    """The outcomes of one publisher in one crawl, counted, each by name.

    *stories* and *listings* are the states of these two kinds; *one_target* is how many stories
    were redirected to the one path that most were redirected to.
    """

    states: dict[str, int]
    reasons: dict[str, int]
    stories: dict[str, int]
    listings: dict[str, int]
    one_target: int


def counted(path: Path) -> Counted:
    """Return what stands in the file *path*, counted."""
    states, reasons, targets = Counter[str](), Counter[str](), Counter[str]()
    kinds: dict[str, Counter[str]] = {"story": Counter(), "listing": Counter()}
    for outcome in outcomes_in(path):
        states[outcome.state] += 1
        reasons.update(reason_words(outcome))
        if outcome.kind in kinds:
            kinds[outcome.kind][outcome.state] += 1
        if outcome.kind == "story" and outcome.state == "redirected":
            targets[(outcome.reason or "").partition("?")[0]] += 1
    return Counted(
        by_name(states),
        by_name(reasons),
        by_name(kinds["story"]),
        by_name(kinds["listing"]),
        max(targets.values(), default=0),
    )


def by_name(counts: Counter[str]) -> dict[str, int]:
    """Return *counts* sorted by name."""
    return dict(sorted(counts.items()))


def reason_words(outcome: Outcome) -> list[str]:
    """Return the reason of *outcome* as it is counted: its first word, for what was not fetched,
    or for a listing not read whole.
    """
    is_page = outcome.state in FETCHED and outcome.kind != "listing"
    if outcome.reason is None or is_page or outcome.state == "redirected":
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
