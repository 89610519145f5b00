"""What the release stage is made of: partitions, delta, contents, the baseline, soundness."""

from pipelines.releasing.baseline import cut, last_keys, refuse_refused
from pipelines.releasing.compatibility import column_changes, columns_of_tables, first_files
from pipelines.releasing.contents import write_contents
from pipelines.releasing.delta import delta, tombstone_causes
from pipelines.releasing.descriptors import descriptors
from pipelines.releasing.keys import released_keys
from pipelines.releasing.recounted import articles_by_publisher, sums_together
from pipelines.releasing.soundness import faults, new_faults

__all__ = [
    "articles_by_publisher",
    "column_changes",
    "columns_of_tables",
    "cut",
    "delta",
    "descriptors",
    "faults",
    "first_files",
    "last_keys",
    "new_faults",
    "refuse_refused",
    "released_keys",
    "sums_together",
    "tombstone_causes",
    "write_contents",
]
