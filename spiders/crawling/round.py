"""One publisher's part of a crawl: what is archived, what each address came to, what is next."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from scrapy.http import Response

from spiders.addresses import web_address
from spiders.archive import (
    EMPTY,
    REDIRECTS,
    ROLL_AT,
    Archive,
    Kept,
    Line,
    Outcome,
    Outcomes,
    State,
    outcomes_in,
)
from spiders.crawling.frontier import MOST_LISTINGS, MOST_REDIRECTS, Frontier
from spiders.crawling.history import unread
from spiders.crawling.leads import Reading, cookie_asked_for
from spiders.discovery import Lead, redirect_target
from spiders.manners import RefusedError
from spiders.publisher import Publisher
from spiders.wire import UnansweredError

ABSENT = ("http_404", "http_410")
WITHOUT_PAGE = (202, 204, 205)  # not made yet, as walls say too, or none there is


class Round:
    """Opened in a crawl's folder; where the folder holds a part of it already, it goes on with it.

    *pending* are the targets of redirects that the part before did not get to.
    """

    def __init__(
        self,
        folder: Path,
        publisher: Publisher,
        user_agent: str,
        limit: int | None = None,
        since: datetime | None = None,
        roll_at: int = ROLL_AT,
        most_listings: int = MOST_LISTINGS,
    ) -> None:
        key, path = publisher.key, folder / f"{publisher.key}.urls.jsonl"
        self.outcomes = Outcomes(path)
        facts = [
            ("software", user_agent.partition(" ")[0]),
            ("format", "WARC File Format 1.1"),
            ("http-header-user-agent", user_agent),
            ("robots", "obey"),
            ("isPartOf", folder.name),
        ]
        left = unread(folder, key)
        unsound = [name for name, is_unsound in left.items() if is_unsound]
        self.archive = Archive(folder, key, facts, roll_at, unsound)
        self.frontier = Frontier(publisher, self.archive.known, limit, since, left, most_listings)
        targets = redirect_targets(self._taken_up(path, self.archive.lines))
        self.pending = [url for url in targets if self.frontier.follows(url, "story", ())]

    def _taken_up(self, path: Path, lines: list[Line]) -> list[Outcome]:
        """Count as done what an interrupted part of this crawl did, and return its outcomes."""
        before = list(outcomes_in(path))
        noted = {outcome.url for outcome in before}
        cut_off = {line.url: line for line in lines if line.url not in noted}
        before += [
            self._unwritten(line)
            for line in cut_off.values()
            if line.kind != "listing" and not is_passing(line.status)
        ]
        for outcome in before:
            if outcome.kind == "story" and (outcome.record or outcome.state == "refused"):
                self.frontier.ended(outcome.url)
        return before

    def _unwritten(self, line: Line) -> Outcome:
        """Write down the outcome that a kill came between: archived, but not yet noted."""
        state: State = "unchanged" if line.type == "revisit" else "new"
        reason = None
        target = web_address(line.location or "", web_address(line.url))
        if line.status in REDIRECTS and line.location and target:
            state, reason = "redirected", f"to {target._replace(fragment=None)}"
        elif line.status >= 400:
            state, reason = "failed", f"http_{line.status}"
        return self.outcomes.add(line.url, line.kind, state, reason, line.id)

    def note(
        self,
        lead: Lead,
        result: Response | Exception,
        kept: Kept | None,
        reading: Reading | None = None,
    ) -> State:
        """Write down what *lead* came to, and return the state. Raises DiskError.

        Of a listing that could be read, *reading* is what was read.
        """
        is_retry = isinstance(result, Response) and cookie_asked_for(lead, result) is not None
        chain = () if is_retry else (*lead.chain, lead.url)
        state, reason = end_of(result, kept, chain)
        if lead.kind in ("robots", "rights") and reason in ABSENT:
            state, reason = "new", "absent"  # an answer too, and the commonest
        record = kept.record_id if kept else None
        if reading is None:
            self.outcomes.add(lead.url, lead.kind, state, reason, record)
            return state
        state, reason = end_of_reading(reading, state, reason)
        found = dict(sorted(reading.fates.items()))
        self.outcomes.add(lead.url, lead.kind, state, reason, record, found, reading.doubted)
        return state

    def close(self) -> None:
        """Close the files; the index is written."""
        self.outcomes.close()
        self.archive.close()


def end_of(
    result: Response | Exception, kept: Kept | None, chain: tuple[str, ...]
) -> tuple[State, str | None]:
    """Return the state and the reason of an address that came to *result*."""
    if isinstance(result, Exception):
        is_ours = isinstance(result, RefusedError) or (
            isinstance(result, UnansweredError) and result.reason == "not_public"
        )
        return ("refused" if is_ours else "failed"), str(result) or type(result).__name__
    if target := redirect_target(result):
        return end_of_redirect(target, chain)
    if kept is not None and kept.is_same:
        return "unchanged", None
    if fault := fault_of(result, kept):
        return "failed", fault
    return ("changed" if kept and kept.is_known else "new"), None


def fault_of(result: Response, kept: Kept | None) -> str | None:
    """Return why *result*, which leads nowhere else, is no whole page; None if it is one."""
    if result.status >= 300 or result.status in WITHOUT_PAGE:
        return f"http_{result.status}"
    if kept is not None and kept.signals.get("unreadable") == EMPTY:
        return EMPTY
    return f"cut: {', '.join(result.flags)}" if result.flags else None


def end_of_reading(reading: Reading, state: State, reason: str | None) -> tuple[State, str | None]:
    """Return the state and the reason of a listing: read in part, it says so; or it is none."""
    if reading.fault is None or reason is not None:
        return state, reason
    if reading.leads or reading.fates:
        return state, f"partial: {reading.fault}"
    return "failed", f"listing: {reading.fault}"


def is_passing(status: int) -> bool:
    """Return whether an answer with *status* says nothing of the page: ask again."""
    return status >= 500 or status == 429


def end_of_redirect(target: str, chain: tuple[str, ...]) -> tuple[State, str]:
    """Return the state and the reason of the last address of *chain*, which points to *target*."""
    if target in chain:
        return "failed", f"redirect_loop: to {target}"
    if len(chain) > MOST_REDIRECTS:
        return "failed", f"redirects: more than {MOST_REDIRECTS}"
    return "redirected", f"to {target}"


def redirect_targets(outcomes: Iterable[Outcome]) -> list[str]:
    """Return where the redirected stories among *outcomes*, of an interrupted part, lead."""
    return [
        outcome.reason.removeprefix("to ")
        for outcome in outcomes
        if outcome.kind == "story" and outcome.state == "redirected" and outcome.reason
    ]
