"""Captures that others archived, taken in like a crawl of our own."""

from pipelines.importing.kinds import ImportFileError, kind_of_file
from pipelines.importing.warcs import (
    import_warcs,
    refuse_without_capture,
    unique_names,
)

__all__ = [
    "ImportFileError",
    "import_warcs",
    "kind_of_file",
    "refuse_without_capture",
    "unique_names",
]
