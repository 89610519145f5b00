"""What the release stage is made of: partitions, delta, contents, the baseline, soundness."""

from pipelines.releasing.baseline import (
    CUT,
    KEYS,
    cut,
    last_cut,
    last_keys,
    refuse_refused,
)
from pipelines.releasing.contents import write_contents
from pipelines.releasing.delta import delta, released_keys, tombstone_causes
from pipelines.releasing.descriptors import STATISTICS
from pipelines.releasing.soundness import faults, new_faults

__all__ = [
    "CUT",
    "KEYS",
    "STATISTICS",
    "cut",
    "delta",
    "faults",
    "last_cut",
    "last_keys",
    "new_faults",
    "refuse_refused",
    "released_keys",
    "tombstone_causes",
    "write_contents",
]
