"""Captures that others archived, taken in like a crawl of our own."""

from pipelines.importing.warcs import checked, import_warcs, unique_names

__all__ = [
    "checked",
    "import_warcs",
    "unique_names",
]
