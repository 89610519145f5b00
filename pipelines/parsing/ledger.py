"""Captures to their articles, if they give one, and to their rows of the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from pipelines.parsing.told import told_apart
from pipelines.warc import Damage
from schemas.article import Article
from schemas.capture import Capture, LedgerRow
from schemas.parts import Rights
from schemas.rejection import Rejection
from spiders.addresses import host_of_url
from spiders.publisher import Publisher, profile_of, registered_domain
from spiders.sandbox import Teller, no_article
from spiders.signals import reply_rights

if TYPE_CHECKING:  # the parser is the sandbox's to import
    from spiders.sandbox import Job

KNOWN = ["article_id", "revision", "rights"]  # of an article, which the ledger has too
Said = tuple[Sequence[tuple[str, str]], Mapping[str, str]]  # by a reply's headers, and by its site


class Given(NamedTuple):
    """What a capture gives: its *row* of the ledger, and an *article* in JSON, if it gives one.

    That is read with others; if it turns out to be none, `refused` needs what the reply *said*.
    """

    row: LedgerRow
    article: bytes | None = None
    said: Said = ((), {})


class Asked(NamedTuple):
    """A capture whose page is still to be parsed: its *row*, if that gives an article."""

    row: LedgerRow
    said: Said
    job: "Job"

    def given(self, outcome: bytes | Rejection) -> Given:
        """Return what the capture gives by the *outcome* of its page."""
        if isinstance(outcome, Rejection):
            return Given(refused(self.row, outcome, self.said))
        return Given(self.row, outcome, self.said)


def host_of(capture: Capture | Damage) -> str:
    """Return the host of a capture's address; "" where it has none."""
    return host_of_url(capture.target_uri)


def asked_of(
    found: Capture | Damage, publisher: Publisher | None, host: str, warc_file: str
) -> Given | Asked:
    """Return what one capture gives, or what has to be parsed to know."""
    key = publisher.key if publisher else registered_domain(host)
    if isinstance(found, Damage):
        return Given(damage_row(found, key, warc_file))
    row = capture_row(found, key)
    said = (found.headers, found.signals)
    if found.record_type == "revisit":
        revisit = {"state": "unchanged", "reason": "revisit", "detail": found.refers_to}
        return Given(row.model_copy(update={**revisit, "rights": reply_rights(*said)}))
    profile = profile_of(publisher.key) if publisher else None
    return Asked(row, said, (found, publisher, profile))


def answered(asked: Sequence[Given | Asked], box: Teller) -> Iterator[Given]:
    """Yield what each capture gives, once all their pages are parsed."""
    outcomes = iter(box.told([one.job for one in asked if isinstance(one, Asked)]))
    for one in asked:
        yield one.given(next(outcomes)) if isinstance(one, Asked) else one


def refused(row: LedgerRow, rejection: Rejection, said: Said) -> LedgerRow:
    """Return *row* as that of a capture with a *rejection*, whose reply *said* so."""
    return row.model_copy(
        update={
            **dict.fromkeys(KNOWN),
            "state": "rejected",
            "reason": rejection.reason,
            "detail": rejection.detail,
            "rights": reply_rights(*said),
        }
    )


def judged(batch: Sequence[Given], box: Teller) -> tuple[pa.Table, list[LedgerRow]]:
    """Return the articles of a *batch*, and its rows of the ledger, with what these know of them.

    One whose article turns out to be none is a rejection, and the process of *box*, which told it,
    is ended.
    """
    rows = [one.row for one in batch]
    told = [(number, one.article) for number, one in enumerate(batch) if one.article is not None]
    articles, wrong = told_apart([article for _, article in told], Article)
    known = iter(articles.select(KNOWN).to_pylist())
    for one, (number, _) in enumerate(told):
        row = rows[number]
        if one in wrong:
            rows[number] = refused(row, no_article(row.record_id), batch[number].said)
        else:
            own = next(known)
            rows[number] = row.model_copy(update=own | {"rights": Rights(**own["rights"])})
    if wrong:
        box.killed()
    return articles, rows


def capture_row(capture: Capture, publisher: str) -> LedgerRow:
    """Return the ledger row of a capture that gives an article."""
    return LedgerRow(
        record_id=capture.record_id,
        record_type=capture.record_type,
        target_uri=capture.target_uri,
        publisher=publisher,
        fetched_at=capture.fetched_at,
        http_status=capture.status,
        content_type=capture.content_type.partition(";")[0].strip().lower(),
        payload_digest=capture.payload_digest,
        payload_length=len(capture.payload),
        truncated=capture.cut_by,
        warc_file=capture.warc_file,
        warc_record=capture.record_number,
        warc_offset=capture.offset,
        state="article",
    )


def damage_row(damage: Damage, publisher: str, warc_file: str) -> LedgerRow:
    """Return the ledger row of a record that could not be read."""
    return LedgerRow(
        record_id=damage.record_id,
        record_type="damaged",
        target_uri=damage.target_uri,
        publisher=publisher,
        fetched_at=damage.fetched_at,
        http_status=None,
        content_type="",
        payload_digest="",
        payload_length=0,
        warc_file=warc_file,
        warc_record=damage.record_number,
        warc_offset=damage.offset,
        state="rejected",
        reason="damaged_record",
        detail=damage.detail,
    )
