"""Capture: one archived response in memory; LedgerRow: its line in the ledger of a release."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

import pyarrow as pa

from schemas.columns import Column, Record
from schemas.parts import Rights

State = Literal["article", "unchanged", "rejected", "quarantined", "held"]
PROVENANCE = "crawl.json"  # in the folder of a crawl or an import: who, when, which files
SIGNAL_PREFIX = "Broadsheet-"  # our own header fields of a WARC response record


@dataclass(frozen=True)
class Capture:
    """One archived response (or plain-text conversion) of one address at one time.

    *payload* has its transfer and content encodings removed; *headers* are HTTP header fields as
    received, in order. *signals* is what the crawl knew of the site when it fetched the page
    (robots verdict, site-wide TDM reservation), by lower-case name without `SIGNAL_PREFIX`.
    """

    record_id: str
    record_type: str
    target_uri: str
    fetched_at: datetime
    payload: bytes
    warc_file: str = ""
    record_number: int = 0
    offset: int = 0
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    payload_digest: str = ""
    content_type: str = ""
    truncated: str | None = None
    refers_to: str | None = None
    signals: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str | None:
        """Return the first HTTP header field of that name, whatever its case."""
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)

    @property
    def cut_by(self) -> str | None:
        """What cut the payload short, a word of WARC-Truncated; None if it is whole."""
        if not self.truncated:
            return None
        word = self.truncated.strip().lower()
        return word if re.fullmatch("[a-z]{1,20}", word) else "unspecified"


class LedgerRow(Record):
    """One capture and the one state it ended in."""

    record_id: Annotated[str, Column("WARC-Record-ID", least=1, severity="critical")]
    record_type: Annotated[str, Column("WARC-Type: response, revisit, resource or conversion")]
    target_uri: Annotated[str, Column("Address as fetched", schema_org="url")]
    publisher: Annotated[str, Column("Declared publisher, else the registered domain")]
    fetched_at: Annotated[datetime, Column("When it was captured", unit="UTC")]
    http_status: Annotated[int | None, Column("HTTP status; null for plain-text conversions")]
    content_type: Annotated[str, Column("Media type as sent, without parameters")]
    payload_digest: Annotated[str, Column("Digest of the payload as `sha1:BASE32`")]
    payload_length: Annotated[
        int, Column("Length of the decoded payload", unit="bytes", arrow=pa.int64())
    ]
    truncated: Annotated[
        str | None,
        Column(
            "What cut the payload short: length, time, disconnect or unspecified; null if whole",
            since="1.1",
        ),
    ] = None
    warc_file: Annotated[str, Column("WARC file, relative to data/captures")]
    warc_record: Annotated[
        int, Column("Number of the record in the file, from 0", arrow=pa.int64())
    ]
    warc_offset: Annotated[
        int,
        Column(
            "Offset of the record, or of the gzip member that holds it",
            unit="bytes",
            arrow=pa.int64(),
        ),
    ]
    state: Annotated[State, Column("What became of it")]
    reason: Annotated[str | None, Column("Why, where the state is not article")] = None
    detail: Annotated[str | None, Column("The fact behind the reason")] = None
    article_id: Annotated[str | None, Column("Article the capture shows, if any")] = None
    revision: Annotated[int | None, Column("Revision of that article it shows")] = None
    rights: Annotated[
        Rights | None,
        Column(
            "What this capture's signals said: its page's, or its header's and site's alone where "
            "it gave no page; null if nothing",
            since="1.3",
        ),
    ] = None
