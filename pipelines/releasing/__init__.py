"""What the release stage is made of: partitions, delta, contents, the baseline, soundness."""

from pipelines.releasing.baseline import cut, last_keys, refuse_refused
from pipelines.releasing.compatibility import column_changes, columns_of_tables, first_files
from pipelines.releasing.contents import write_contents
from pipelines.releasing.delta import delta, tombstone_causes
from pipelines.releasing.edition import write_edition
from pipelines.releasing.keys import released_keys
from pipelines.releasing.signature import signature_faults
from pipelines.releasing.soundness import faults, new_faults

__all__ = [
    "column_changes",
    "columns_of_tables",
    "cut",
    "delta",
    "faults",
    "first_files",
    "last_keys",
    "new_faults",
    "refuse_refused",
    "released_keys",
    "signature_faults",
    "tombstone_causes",
    "write_contents",
    "write_edition",
]
