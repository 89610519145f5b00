"""The numbers that a release's card and report show, counted from its published files."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.files import by_count, columns, counted, parquet_files

COUNTED = (
    "published_at",
    "published_precision",
    "language",
    "kind",
    "flags",
    "cluster_role",
    "rights.text_withheld",
)


@dataclass(frozen=True)
class Figures:
    """Counts of articles (of rows in quarantine for *reasons*), each by what its name says."""

    days: dict[str, int]  # of publication, as yyyy-mm-dd
    months: dict[str, int]  # partitions
    languages: dict[str, int]
    kinds: dict[str, int]
    precisions: dict[str, int]  # of the publication time; "unknown" without one
    withheld: dict[str, int]  # by reason
    flags: dict[str, int]
    reasons: dict[str, int]  # of quarantine
    changes: dict[str, int]  # against the version before
    duplicates: int


def figures(release: Path) -> Figures:
    """Return the figures of the tables in *release*; nothing wide is read."""
    articles = columns(release, "articles", COUNTED)
    withheld = pc.struct_field(articles["rights"], "text_withheld")
    days = pc.strftime(articles["published_at"].drop_null(), format="%Y-%m-%d")
    months: Counter[str] = Counter()
    for path in parquet_files(release / "articles"):
        months[path.parent.name.removeprefix("month=")] += pq.read_metadata(path).num_rows
    return Figures(
        days=counted(days),
        months={month: count for month, count in sorted(months.items()) if count},
        languages=by_count(counted(articles["language"])),
        kinds=by_count(counted(articles["kind"])),
        precisions=by_count(counted(articles["published_precision"].fill_null("unknown"))),
        withheld=by_count(counted(withheld)),
        flags=by_count(counted(pc.list_flatten(articles["flags"]))),
        reasons=by_count(
            counted(pc.list_flatten(columns(release, "quarantine", ("reasons",))["reasons"]))
        ),
        changes=counted(columns(release, "delta", ("change",))["change"]),
        duplicates=pc.sum(pc.equal(articles["cluster_role"], "duplicate")).as_py() or 0,
    )
