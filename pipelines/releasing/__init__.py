"""What the release stage is made of: partitions, delta, contents, the baseline, soundness."""

from pipelines.releasing.baseline import cut, refuse_refused
from pipelines.releasing.compatibility import column_changes, columns_of_tables, first_files
from pipelines.releasing.contents import write_contents
from pipelines.releasing.delta import Now, differing, told_rows, tombstone_causes
from pipelines.releasing.differences import Before, held
from pipelines.releasing.edition import write_edition
from pipelines.releasing.keys import keys_in, released_keys
from pipelines.releasing.remembered import last_keys
from pipelines.releasing.signature import signature_faults
from pipelines.releasing.soundness import faults, new_faults

__all__ = [
    "Before",
    "Now",
    "column_changes",
    "columns_of_tables",
    "cut",
    "differing",
    "faults",
    "first_files",
    "held",
    "keys_in",
    "last_keys",
    "new_faults",
    "refuse_refused",
    "released_keys",
    "signature_faults",
    "told_rows",
    "tombstone_causes",
    "write_contents",
    "write_edition",
]
