"""Captures that others archived, taken in like a crawl of our own."""

from pipelines.importing.warcs import (
    ImportFileError,
    import_warcs,
    refuse_without_capture,
    unique_names,
)

__all__ = [
    "ImportFileError",
    "import_warcs",
    "refuse_without_capture",
    "unique_names",
]
