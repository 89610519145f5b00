"""What the release stage is made of: partitions, delta, contents, the baseline, soundness."""

from pipelines.releasing.baseline import ON_THE_WAY, cut, refuse_refused
from pipelines.releasing.compatibility import column_changes, columns_of_tables, first_files
from pipelines.releasing.contents import write_contents
from pipelines.releasing.delta import Now, differing, told_rows, tombstone_causes
from pipelines.releasing.descriptors import PREVIOUS, REPORT, descriptors
from pipelines.releasing.differences import Before, held
from pipelines.releasing.edition import write_edition
from pipelines.releasing.keys import files_of, keys_in, released_keys
from pipelines.releasing.recounted import articles_by_publisher, contents_by_table, sums_together
from pipelines.releasing.remembered import last_keys
from pipelines.releasing.signature import SIGNATURE, signature_faults
from pipelines.releasing.soundness import faults, new_faults

__all__ = [
    "ON_THE_WAY",
    "PREVIOUS",
    "REPORT",
    "SIGNATURE",
    "Before",
    "Now",
    "articles_by_publisher",
    "column_changes",
    "columns_of_tables",
    "contents_by_table",
    "cut",
    "descriptors",
    "differing",
    "faults",
    "files_of",
    "first_files",
    "held",
    "keys_in",
    "last_keys",
    "new_faults",
    "refuse_refused",
    "released_keys",
    "signature_faults",
    "sums_together",
    "told_rows",
    "tombstone_causes",
    "write_contents",
    "write_edition",
]
