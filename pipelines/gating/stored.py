"""Profiles as files: one for each WARC file, and what a baseline remembers of them all."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from expectations.gate import Place, Profile, crawl_of
from pipelines.files import PUBLISHED, parquet_files, read_table, row_groups, write_table
from schemas.columns import table_of
from schemas.profile import ProfileRow, RememberedRow

PROFILES = "profiles.parquet"  # of a baseline
AT_ONCE = 10_000  # counts that are held as objects before they are summed
PLACE = ["warc_file", "publisher"]
COUNTED = [*PLACE, "figure", "value"]


def write_profiles(found: Mapping[str, Profile], warc_file: str, path: Path) -> None:
    """Write the profiles of one WARC file, by publisher, at *path*; what is 0 is left out."""
    rows = [
        ProfileRow(
            warc_file=warc_file, publisher=publisher, figure=figure, value=value, count=count
        )
        for publisher, profile in sorted(found.items())
        for figure, counted in sorted(profile.counts.items())
        for value, count in sorted(counted.items())
        if count
    ]
    write_table(table_of(rows, ProfileRow), path, ProfileRow)


def profiles_in(folder: Path) -> pa.Table:
    """Return the profiles of all WARC files under *folder*."""
    return read_table(parquet_files(folder), ProfileRow)


def remembered_in(baseline: Path) -> pa.Table:
    """Return the profiles that *baseline* remembers; none of one that was cut before there were."""
    path = baseline / PROFILES
    return read_table([path] if path.is_file() else [], RememberedRow)


def places(rows: pa.Table) -> pa.StringArray:
    """Return WARC file and publisher of each row as one string."""
    return pc.binary_join_element_wise(rows["warc_file"], rows["publisher"], " ")


def summed_by_crawl(folder: Path, baseline: Path) -> tuple[dict[Place, Profile], ...]:
    """Return the profiles under *folder* and those that *baseline* remembers, those of a
    publisher's files in a crawl summed.

    In place of the files stand `crawl/new`, `crawl/old` for those in both, and `crawl/gone`. Only
    their names are held together: a crawl has a file for each publisher and day.
    """
    now, before = parquet_files(folder), [baseline / PROFILES]
    before = [path for path in before if path.is_file()]  # none was cut before there were
    here, known = names_of(now), names_of(before)
    return summed(now, known, "/old", "/new"), summed(before, here, "/old", "/gone")


def names_of(paths: Sequence[Path]) -> pa.Array:
    """Return the places that the profiles in the files *paths* are of, each once."""
    parts = (rows for path in paths for rows in row_groups(path, PLACE))
    named = [pc.unique(places(rows)) for rows in parts]
    return pc.unique(pa.chunked_array(named, pa.string()))


def summed(paths: Sequence[Path], among: pa.Array, side: str, other: str) -> dict[Place, Profile]:
    """Return the sums of the profiles in the files *paths* by crawl and publisher; behind the crawl
    stands *side* where a place is *among* some, or else *other*.
    """
    found: dict[Place, Profile] = {}
    for path in paths:
        for rows in row_groups(path, (*COUNTED, "count")):
            is_among = pc.is_in(places(rows), value_set=among)
            add(rows, pc.if_else(is_among, side, other), found)
    return found


def add(rows: pa.Table, sides: pa.Array, found: dict[Place, Profile]) -> None:
    """Add the counts of *rows*, with their *sides*, to those *found* by crawl and publisher."""
    files = pc.unique(rows["warc_file"])
    crawls = pa.array([crawl_of(name) for name in files.to_pylist()], pa.string())
    crawl = crawls.take(pc.index_in(rows["warc_file"], value_set=files).combine_chunks())
    keys = pc.binary_join_element_wise(crawl, sides, "")
    named = rows.set_column(0, "warc_file", keys)
    sums = named.group_by(COUNTED, use_threads=False).aggregate([("count", "sum")])
    for start in range(0, len(sums), AT_ONCE):
        some = sums.slice(start, AT_ONCE)
        columns = (some[name].to_pylist() for name in (*COUNTED, "count_sum"))
        for warc_file, publisher, figure, value, count in zip(*columns, strict=True):
            profile = found.setdefault((warc_file, publisher), Profile())
            profile.counts[figure][value] += count


def remember(
    folder: Path, before: Path, held: Iterable[Place], version: str, baseline: Path
) -> None:
    """Write into *baseline* what *version* holds of the profiles in *folder*.

    What the baseline *before* knew keeps its version; what is *held* stays new.
    """
    rows, known = profiles_in(folder), remembered_in(before)
    out = pa.array(sorted(" ".join(place) for place in held), pa.string())
    rows = rows.filter(pc.invert(pc.is_in(places(rows), value_set=out)))
    first = pc.index_in(places(rows), value_set=places(known).combine_chunks())
    versions = pc.fill_null(known["version"].combine_chunks().take(first), version)
    order = [(name, "ascending") for name in COUNTED]
    whole = rows.append_column("version", versions).sort_by(order)
    write_table(whole, baseline / PROFILES, RememberedRow, PUBLISHED)
