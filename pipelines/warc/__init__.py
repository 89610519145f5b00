"""WARC files as we read them: records told from damage, captures of records, their digests."""

from pipelines.warc.captures import (
    CAPTURES,
    MOST_DAMAGES,
    Damage,
    Other,
    read_captures,
    stretch_captures,
    warc_files,
)
from pipelines.warc.payloads import fields_of
from pipelines.warc.recorded import (
    asked_captures,
    asked_records,
    file_faults,
    record_faults,
    refuse_damaged,
    unrecorded,
)
from pipelines.warc.records import Frame, Readable, holds_records
from pipelines.warc.stretches import Stretch, is_one, starts

__all__ = [
    "CAPTURES",
    "MOST_DAMAGES",
    "Damage",
    "Frame",
    "Other",
    "Readable",
    "Stretch",
    "asked_captures",
    "asked_records",
    "fields_of",
    "file_faults",
    "holds_records",
    "is_one",
    "read_captures",
    "record_faults",
    "refuse_damaged",
    "starts",
    "stretch_captures",
    "unrecorded",
    "warc_files",
]
