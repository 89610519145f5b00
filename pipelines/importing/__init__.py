"""Captures that others archived and pages that they saved, taken in like a crawl of our own."""

from pipelines.importing.addresses import Named, listed_addresses, named
from pipelines.importing.chosen import Chosen
from pipelines.importing.given import is_address
from pipelines.importing.imported import Import, import_files, told_left
from pipelines.importing.pages import SavedPage, web_url
from pipelines.importing.taken import Archive, PageList, Taken, taken

__all__ = [
    "Archive",
    "Chosen",
    "Import",
    "Named",
    "PageList",
    "SavedPage",
    "Taken",
    "import_files",
    "is_address",
    "listed_addresses",
    "named",
    "taken",
    "told_left",
    "web_url",
]
