"""What a file is, by its bytes: a kind that is taken in or parsed, or what to say of it."""

from pipelines.kinds.kind import ImportFileError, Kind, kind_of_file
from pipelines.kinds.warcs import (
    NO_CAPTURE,
    checked,
    fit,
    refuse_without_capture,
    unique_names,
)
from pipelines.kinds.zstandard import DICTIONARY, WINDOW, ZSTD, unzstd, zstd

__all__ = [
    "DICTIONARY",
    "NO_CAPTURE",
    "WINDOW",
    "ZSTD",
    "ImportFileError",
    "Kind",
    "checked",
    "fit",
    "kind_of_file",
    "refuse_without_capture",
    "unique_names",
    "unzstd",
    "zstd",
]
