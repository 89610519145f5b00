"""What earlier crawls know of each address, folded from their indexes and outcomes.

Nothing is stored: the state is a function of the captures, so it cannot be lost without them. Only
a whole, readable answer is a visit; what was refused, cut or lost is a failure, and counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from spiders.addresses import url_key
from spiders.archive.files import warc_files_of
from spiders.archive.index import Line, index_of, read
from spiders.archive.outcome import Outcome, outcomes_in
from spiders.archive.records import Referred

Answer = Line | Outcome  # of a crawl to one request: archived, or what there was instead
PAGES = (200, 203, 226)  # as the server has it, as a proxy made it, as a difference applied
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Body:
    """A whole answer in the archive: the record, where it lies, and what makes it conditional.

    *content* is the digest of the decoded body, where that is another than the record's own.
    """

    referred: Referred
    place: str  # folder and name of its WARC file
    offset: int
    length: int
    etag: str | None
    modified: str | None
    content: str | None


@dataclass(frozen=True)
class Visit:
    """What is known of one address: its last whole answer, its looks, its failures in a row.

    *body* is None where nothing was ever whole, or where it only led elsewhere; *whole_at* is when
    it last came as a whole, and was not only confirmed. *listed* is the
    latest change that a listing told before the last look; *false_alarms* counts the looks in a row
    that such a change called for and that found the page as it was.
    """

    kind: str
    url: str
    body: Body | None
    looks: int
    first_at: datetime
    changed_at: datetime
    seen_at: datetime
    whole_at: datetime
    listed: datetime | None = None
    false_alarms: int = 0
    failures: int = 0
    failed_at: datetime | None = None


@dataclass(frozen=True)
class Look:
    """What a crawl into *folder* came to at one address; *is_same* where its page was told to be
    the one before, although other bytes came.
    """

    folder: str
    answer: Answer
    is_same: bool = False


def visits(looks: Iterable[Look]) -> dict[str, Visit]:
    """Return what is known of each address, by its key."""
    known: dict[str, Visit] = {}
    for look in sorted(looks, key=lambda look: look.answer.at):
        key = url_key(look.answer.url)
        visit = after(known.get(key), look)
        if visit is not None:
            known[key] = visit
    return known


def after(before: Visit | None, look: Look) -> Visit | None:
    """Return what is known after *look*, of an address known as *before*."""
    answer = look.answer
    if isinstance(answer, Outcome) or not is_whole(answer):
        return failed(before, answer)
    if answer.type == "revisit":
        return seen(before, answer) if before is not None and before.body else before
    if answer.status in REDIRECTS:
        return seen(before, answer)
    body = body_of(answer, look.folder)
    if before is None or before.body is None:
        first_at = before.first_at if before else answer.at
        looks = before.looks + 1 if before else 1
        at = answer.at
        return Visit(answer.kind, answer.url, body, looks, first_at, at, at, at, answer.lastmod)
    visit = replace(seen(before, answer), body=body, url=answer.url)
    if look.is_same or is_same(before.body, body):
        return visit
    return replace(visit, changed_at=answer.at, false_alarms=0)


def seen(before: Visit | None, line: Line) -> Visit:
    """Return the visit after a look that found the page as it was, or led elsewhere."""
    if before is None:
        at = line.at
        return Visit(line.kind, line.url, None, 1, at, at, at, at, line.lastmod)
    was_told = line.lastmod is not None and line.lastmod > (before.listed or before.seen_at)
    return replace(
        before,
        looks=before.looks + 1,
        seen_at=line.at,
        whole_at=line.at if line.status in PAGES else before.whole_at,
        body=confirmed(before.body, line),
        listed=line.lastmod or before.listed,
        false_alarms=before.false_alarms + 1 if was_told else before.false_alarms,
        failures=0,
        failed_at=None,
    )


def confirmed(body: Body | None, line: Line) -> Body | None:
    """Return *body* with the validators that a later answer gave it (RFC 9111, 4.3.4)."""
    if body is None or line.status != 304:
        return body
    return replace(body, etag=line.etag or body.etag, modified=line.modified or body.modified)


def failed(before: Visit | None, answer: Answer) -> Visit:
    """Return the visit after a look that failed."""
    if before is None:
        at = answer.at
        before = Visit(answer.kind, answer.url, None, 0, at, at, at, at)
    return replace(before, failures=before.failures + 1, failed_at=answer.at)


def is_whole(line: Line) -> bool:
    """Whether *line* is of an answer that says all there was to say: a page, or where it moved."""
    is_answer = line.status in (*PAGES, *REDIRECTS) or line.type == "revisit"
    return is_answer and line.truncated is None and line.unreadable is None


def body_of(line: Line, folder: str) -> Body:
    """Return the body that *line* archived."""
    referred = Referred(line.id, line.url, line.at, line.digest)
    place = f"{folder}/{line.filename}"
    return Body(
        referred, place, line.offset, line.length, line.etag, line.modified, line.content_digest
    )


def is_same(one: Body, other: Body) -> bool:
    """Whether two bodies are the same, as they came or once decoded."""
    if one.referred.payload_digest == other.referred.payload_digest:
        return True
    return one.content is not None and one.content == other.content


def looks_at(captures: Path, key: str) -> list[Look]:
    """Return the looks at the publisher *key* in every crawl under *captures*."""
    folders = sorted(path for path in captures.glob("*") if path.is_dir())
    return [look for folder in folders for look in looks_in(folder, key)]


def looks_in(folder: Path, key: str) -> list[Look]:
    """Return one look at each address in one crawl: attempts, and the way of a redirect to another
    form of the same address, are one.

    What gave no response at all is told by the outcomes alone; what we did not ask for, by neither.
    """
    outcomes = list(outcomes_in(folder / f"{key}.urls.jsonl"))
    same = {outcome.record for outcome in outcomes if outcome.state == "unchanged"}
    last: dict[str, Answer] = {}
    for line in sorted(crawl_lines(folder, key), key=time_of):
        name = url_key(line.url)
        if line.status not in REDIRECTS or name not in last:
            last[name] = line
    for outcome in outcomes:
        if outcome.state == "failed" and outcome.record is None:
            last[url_key(outcome.url)] = outcome
    return [
        Look(folder.name, answer, isinstance(answer, Line) and answer.id in same)
        for answer in last.values()
    ]


def time_of(line: Line) -> datetime:
    """Return when *line* was captured."""
    return line.at


def crawl_lines(folder: Path, key: str) -> list[Line]:
    """Return the index lines of the publisher *key* in the crawl in *folder*.

    Where there is no index, as in a crawl that was broken off, its WARC files tell the same.
    """
    path = folder / f"{key}.cdxj"
    if path.is_file():
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            return [read(text) for text in lines if text]
        except ValueError:
            pass  # a damaged index: the WARC files tell the same
    return [line for warc in warc_files_of(folder, key) for line in index_of(warc)]
