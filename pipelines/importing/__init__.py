"""Captures that others archived and pages that they saved, taken in like a crawl of our own."""

from pipelines.importing.imported import Import, import_files
from pipelines.importing.kinds import ImportFileError, kind_of_file
from pipelines.importing.pages import SavedPage, web_url
from pipelines.importing.taken import Archive, PageList, Taken, taken
from pipelines.importing.warcs import refuse_without_capture, unique_names

__all__ = [
    "Archive",
    "Import",
    "ImportFileError",
    "PageList",
    "SavedPage",
    "Taken",
    "import_files",
    "kind_of_file",
    "refuse_without_capture",
    "taken",
    "unique_names",
    "web_url",
]
