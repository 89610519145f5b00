"""Profiles as files: one for each WARC file, and what a baseline remembers of them all."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from expectations.gate import Place, Profile
from pipelines.files import PUBLISHED, parquet_files, read_table, write_table
from schemas.columns import table_of
from schemas.profile import ProfileRow, RememberedRow

PROFILES = "profiles.parquet"  # of a baseline
Remembered = dict[Place, tuple[str, Profile]]  # with the version that first held the captures


def write_profiles(found: Mapping[str, Profile], warc_file: str, path: Path) -> None:
    """Write the profiles of one WARC file, by publisher, at *path*."""
    rows = [
        ProfileRow(
            warc_file=warc_file, publisher=publisher, figure=figure, value=value, count=count
        )
        for publisher, profile in sorted(found.items())
        for figure, value, count in counts_of(profile)
    ]
    write_table(table_of(rows, ProfileRow), path, ProfileRow)


def counts_of(profile: Profile) -> list[tuple[str, str, int]]:
    """Return the counts of *profile* that are not 0, in order."""
    return [
        (figure, value, count)
        for figure, counted in sorted(profile.counts.items())
        for value, count in sorted(counted.items())
        if count
    ]


def profiles_in(folder: Path) -> dict[Place, Profile]:
    """Return the profiles under *folder*, by WARC file and publisher."""
    return by_place(read_table(parquet_files(folder), ProfileRow))


def remembered_in(baseline: Path) -> Remembered:
    """Return the profiles that *baseline* remembers; none of one that was cut before there were."""
    path = baseline / PROFILES
    rows = read_table([path] if path.is_file() else [], RememberedRow)
    versions = {
        (row["warc_file"], row["publisher"]): row["version"]
        for row in rows.group_by(["warc_file", "publisher", "version"]).aggregate([]).to_pylist()
    }
    return {place: (versions[place], profile) for place, profile in by_place(rows).items()}


def by_place(rows: pa.Table) -> dict[Place, Profile]:
    """Return the profiles in a table of their counts."""
    found: dict[Place, Profile] = {}
    names = ("warc_file", "publisher", "figure", "value", "count")
    for warc_file, publisher, figure, value, count in zip(
        *(rows[name].to_pylist() for name in names), strict=True
    ):
        profile = found.setdefault((warc_file, publisher), Profile())
        profile.counts[figure][value] += count
    return found


def remember(
    folder: Path, before: Path, held: Iterable[Place], version: str, baseline: Path
) -> None:
    """Write into *baseline* what *version* holds of the profiles in *folder*.

    What the baseline *before* knew keeps its version; what is *held* stays new.
    """
    known, out = remembered_in(before), set(held)
    rows = [
        RememberedRow(
            warc_file=place[0],
            publisher=place[1],
            figure=figure,
            value=value,
            count=count,
            version=known[place][0] if place in known else version,
        )
        for place, profile in sorted(profiles_in(folder).items(), key=lambda one: one[0])
        if place not in out
        for figure, value, count in counts_of(profile)
    ]
    write_table(table_of(rows, RememberedRow), baseline / PROFILES, RememberedRow, PUBLISHED)
