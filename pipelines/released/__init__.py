"""What is done with a release, or decided about it: check, diff, quarantine, takedown."""

from pipelines.released.application import apply, read_by_delta, read_of_before, read_of_delta
from pipelines.released.check import checked
from pipelines.released.diff import (
    difference,
    difference_json,
    difference_of,
    read_by_difference,
    write_difference,
)
from pipelines.released.difference_text import difference_text
from pipelines.released.explanation import listed, told
from pipelines.released.forgetting import forget
from pipelines.released.history import history, lines_of_history, rows_of_article
from pipelines.released.narrow_tables import narrow_tables
from pipelines.released.quarantine import HELD, KeptOut, explained, kept_out, publishers_in
from pipelines.released.summary import summary
from pipelines.released.tagged import Place, tagged, tagged_version
from pipelines.released.takedown import Wanted, Withdrawal, withdraw, withdrawal
from pipelines.released.versions import cut_version, tag_of, versions
from pipelines.released.why import lines_of_why, why

__all__ = [
    "HELD",
    "KeptOut",
    "Place",
    "Wanted",
    "Withdrawal",
    "apply",
    "checked",
    "cut_version",
    "difference",
    "difference_json",
    "difference_of",
    "difference_text",
    "explained",
    "forget",
    "history",
    "kept_out",
    "lines_of_history",
    "lines_of_why",
    "listed",
    "narrow_tables",
    "publishers_in",
    "read_by_delta",
    "read_by_difference",
    "read_of_before",
    "read_of_delta",
    "rows_of_article",
    "summary",
    "tag_of",
    "tagged",
    "tagged_version",
    "told",
    "versions",
    "why",
    "withdraw",
    "withdrawal",
    "write_difference",
]
