"""What stages read and write: WARC records, Parquet tables, receipts, manifests, whole folders.

The only readers and writers of those; also the fingerprint of the code that shaped them.
"""

from pipelines.files.captures import CAPTURES, Damage, Other, read_captures, warc_files
from pipelines.files.code import code_fingerprint
from pipelines.files.declared import PUBLISHERS, read_declared, write_declared
from pipelines.files.discovery import DISCOVERY, discovered_in, read_discovered, write_discovered
from pipelines.files.documents import read_document
from pipelines.files.folders import fresh, moved_in, restored
from pipelines.files.manifest import (
    CHECKSUMS,
    MANIFEST,
    STATISTICS,
    VERDICT,
    by_count,
    checksums,
    counted,
    entry_of,
    libraries,
    manifest_text,
    next_version,
    read_manifest,
    rows_by_table,
    sha256_of,
    unbuilt,
    verdict_of,
)
from pipelines.files.receipt import Receipt, read_receipt, shard_stem, write_receipt
from pipelines.files.recorded import (
    asked_captures,
    file_faults,
    record_faults,
    refuse_damaged,
    unrecorded,
)
from pipelines.files.records import holds_records
from pipelines.files.tables import (
    PUBLISHED,
    Order,
    columns,
    differs_from_before,
    latest,
    parquet_files,
    read_table,
    row_groups,
    row_hash,
    rows_of,
    schema_of,
    write_table,
)
from pipelines.files.takedowns import Takedown, takedowns_in, write_takedowns
from pipelines.files.withholding import without_withheld_text

__all__ = [
    "CAPTURES",
    "CHECKSUMS",
    "DISCOVERY",
    "MANIFEST",
    "PUBLISHED",
    "PUBLISHERS",
    "STATISTICS",
    "VERDICT",
    "Damage",
    "Order",
    "Other",
    "Receipt",
    "Takedown",
    "asked_captures",
    "by_count",
    "checksums",
    "code_fingerprint",
    "columns",
    "counted",
    "differs_from_before",
    "discovered_in",
    "entry_of",
    "file_faults",
    "fresh",
    "holds_records",
    "latest",
    "libraries",
    "manifest_text",
    "moved_in",
    "next_version",
    "parquet_files",
    "read_captures",
    "read_declared",
    "read_discovered",
    "read_document",
    "read_manifest",
    "read_receipt",
    "read_table",
    "record_faults",
    "refuse_damaged",
    "restored",
    "row_groups",
    "row_hash",
    "rows_by_table",
    "rows_of",
    "schema_of",
    "sha256_of",
    "shard_stem",
    "takedowns_in",
    "unbuilt",
    "unrecorded",
    "verdict_of",
    "warc_files",
    "without_withheld_text",
    "write_declared",
    "write_discovered",
    "write_receipt",
    "write_table",
    "write_takedowns",
]
