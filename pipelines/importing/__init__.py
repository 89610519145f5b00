"""Captures that others archived and pages that they saved, taken in like a crawl of our own."""

from pipelines.importing.addresses import Named, listed_addresses, named
from pipelines.importing.chosen import Chosen
from pipelines.importing.given import is_address
from pipelines.importing.imported import Import, import_files, told_left
from pipelines.importing.kinds import ImportFileError, kind_of_file
from pipelines.importing.pages import SavedPage, web_url
from pipelines.importing.taken import Archive, PageList, Taken, taken
from pipelines.importing.warcs import refuse_without_capture, unique_names

__all__ = [
    "Archive",
    "Chosen",
    "Import",
    "ImportFileError",
    "Named",
    "PageList",
    "SavedPage",
    "Taken",
    "import_files",
    "is_address",
    "kind_of_file",
    "listed_addresses",
    "named",
    "refuse_without_capture",
    "taken",
    "told_left",
    "unique_names",
    "web_url",
]
