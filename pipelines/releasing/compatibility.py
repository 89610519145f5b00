"""The columns of a release, and the step of the schema's version that a change of them needs."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.files import schema_of
from schemas.release import Entry


def first_files(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Return one file of each table, which has the columns of all."""
    return {entry.table: entry for entry in reversed(entries) if entry.table is not None}


def columns_of_tables(release: Path, entries: Sequence[Entry]) -> dict[str, str]:
    """Return the type of each column of each table of *release*, by `table.column`."""
    types: dict[str, str] = {}
    for table, entry in first_files(entries).items():
        types[table] = "table"
        for field in schema_of(release / entry.path):
            null = "" if field.nullable else ", never null"
            types[f"{table}.{field.name}"] = f"{field.type}{null}"
    return types


def column_changes(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Return one line for each name whose type is not the same in both.

    >>> column_changes({"a.x": "int32", "a.y": "string"}, {"a.x": "int64", "a.z": "bool"})
    ['a.x: int32, now int64', 'a.y: removed', 'a.z: added: bool']
    """
    lines = []
    for name in sorted(old.keys() | new.keys()):
        before, now = old.get(name), new.get(name)
        if now is None:
            lines.append(f"{name}: removed")
        elif before is None:
            lines.append(f"{name}: added: {now}")
        elif before != now:
            lines.append(f"{name}: {before}, now {now}")
    return lines


def missing_step(
    old: dict[str, str], new: dict[str, str], before: str, now: str
) -> tuple[str, list[str]] | None:
    """Return the version that the schema must have at least, and the changes that ask for it.

    A column that is gone, has another type or may be null now breaks readers: that is a major
    step. One that came, or is never null now, is a minor one. None if *now* is enough.

    >>> missing_step({"a.x": "int32"}, {"a.x": "string"}, "1.3", "1.4")
    ('2.0', ['a.x: int32, now string'])
    >>> missing_step({}, {"a.x": "int32"}, "1.3", "1.4")
    """
    breaking = {name for name, type_ in old.items() if not still_reads(type_, new.get(name))}
    lines = column_changes(old, new)
    if breaking:
        lines = [line for line in lines if line.partition(":")[0] in breaking]
    major, minor = map(int, before.split("."))
    least = (major + 1, 0) if breaking else (major, minor + bool(lines))
    if tuple(map(int, now.split("."))) >= least:
        return None
    return f"{least[0]}.{least[1]}", lines


def still_reads(before: str, now: str | None) -> bool:
    """Whether who reads a column of type *before* can read it as it is *now*."""
    return now in (before, f"{before}, never null")
