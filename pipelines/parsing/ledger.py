"""One capture to its article, if it gives one, and to its row of the ledger."""

from pipelines.warc import Damage
from schemas.capture import Capture, LedgerRow
from schemas.rejection import Rejection
from spiders.addresses import host_of_url
from spiders.publisher import Publisher, profile_of, registered_domain
from spiders.sandbox import Sandbox
from spiders.signals import reply_rights


def host_of(capture: Capture | Damage) -> str:
    """Return the host of a capture's address; "" where it has none."""
    return host_of_url(capture.target_uri)


def parsed_capture(
    found: Capture | Damage, publisher: Publisher | None, host: str, box: Sandbox, warc_file: str
) -> tuple[bytes | None, LedgerRow]:
    """Return what one capture gives: an article or none, as JSON, and its row of the ledger."""
    key = publisher.key if publisher else registered_domain(host)
    if isinstance(found, Damage):
        return None, damage_row(found, key, warc_file)
    row = capture_row(found, key)
    if found.record_type == "revisit":
        return None, row.model_copy(
            update={
                "state": "unchanged",
                "reason": "revisit",
                "detail": found.refers_to,
                "rights": reply_rights(found.headers, found.signals),
            }
        )
    profile = profile_of(publisher.key) if publisher else None
    outcome = box.told((found, publisher, profile))
    if isinstance(outcome, Rejection):
        return None, row.model_copy(
            update={
                "state": "rejected",
                "reason": outcome.reason,
                "detail": outcome.detail,
                "rights": reply_rights(found.headers, found.signals),
            }
        )
    return outcome.row, row.model_copy(update=dict(outcome.known))


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
