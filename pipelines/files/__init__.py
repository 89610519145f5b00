"""What stages read and write: WARC records, Parquet tables, receipts, manifests, whole folders.

The only readers and writers of those; also the fingerprint of the code that shaped them.
"""

from pipelines.files.about import read_about
from pipelines.files.arrow_files import read_arrow, write_arrow
from pipelines.files.code import code_fingerprint
from pipelines.files.declared import PUBLISHERS, read_declared, write_declared
from pipelines.files.digests import (
    PACKED,
    WORD,
    decoded,
    hashed,
    number_of,
    numbered,
    packed,
    unpacked,
)
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
from pipelines.files.receipt import Receipt, read_receipt, shard_stem, warc_name, write_receipt
from pipelines.files.row_hash import RowHash, row_hash
from pipelines.files.stores import failures_at, put_whole, store
from pipelines.files.tables import (
    PUBLISHED,
    ROW_GROUP,
    Order,
    column_parts,
    columns,
    differs_from_before,
    latest,
    named,
    parquet_files,
    read_table,
    row_groups,
    rows_of,
    schema_of,
    write_parts,
    write_table,
)
from pipelines.files.takedowns import Takedown, takedowns_in, write_takedowns
from pipelines.files.withholding import without_withheld_text

__all__ = [
    "CHECKSUMS",
    "DISCOVERY",
    "MANIFEST",
    "PACKED",
    "PUBLISHED",
    "PUBLISHERS",
    "ROW_GROUP",
    "STATISTICS",
    "VERDICT",
    "WORD",
    "Order",
    "Receipt",
    "RowHash",
    "Takedown",
    "by_count",
    "checksums",
    "code_fingerprint",
    "column_parts",
    "columns",
    "counted",
    "decoded",
    "differs_from_before",
    "discovered_in",
    "entry_of",
    "failures_at",
    "fresh",
    "hashed",
    "latest",
    "libraries",
    "manifest_text",
    "moved_in",
    "named",
    "next_version",
    "number_of",
    "numbered",
    "packed",
    "parquet_files",
    "put_whole",
    "read_about",
    "read_arrow",
    "read_declared",
    "read_discovered",
    "read_document",
    "read_manifest",
    "read_receipt",
    "read_table",
    "restored",
    "row_groups",
    "row_hash",
    "rows_by_table",
    "rows_of",
    "schema_of",
    "sha256_of",
    "shard_stem",
    "store",
    "takedowns_in",
    "unbuilt",
    "unpacked",
    "verdict_of",
    "warc_name",
    "without_withheld_text",
    "write_arrow",
    "write_declared",
    "write_discovered",
    "write_parts",
    "write_receipt",
    "write_table",
    "write_takedowns",
]
