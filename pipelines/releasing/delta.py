"""What differs between two versions: one row per article that was added, changed or removed."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.files import parquet_files, rows_of, schema_of
from schemas.columns import arrow_schema, columns_of, table_of
from schemas.release import Change, DeltaRow, Key

PARTS: dict[str, tuple[Change, ...]] = {  # file of delta/: the changes in it
    "added": ("added",),
    "changed": ("updated", "corrected", "withheld"),
    "removed": ("withdrawn", "takedown", "removed"),
}

DELTA_SORT = ("publisher", "month", "article_id")


def released_keys(release: Path) -> pa.Table:
    """Return the Key of every article in *release*, read from its published files."""
    parts = [keys_in(path) for path in parquet_files(release / "articles")]
    return pa.concat_tables([arrow_schema(Key).empty_table(), *parts])


def keys_in(path: Path) -> pa.Table:
    """Return the keys of the articles in one file; its folder names the month.

    A release of an earlier schema has no facts to compare.
    """
    month = path.parent.name.removeprefix("month=")
    made = ("month", "corrections", "facts_hash", "withheld")
    same = [field.name for field in columns_of(Key) if field.name not in made]
    is_old = "facts_hash" not in schema_of(path).names
    rows = rows_of(path, [*same, "corrections", *(() if is_old else ("facts_hash", "rights"))])
    nothing = pa.nulls(len(rows), pa.string())
    columns = {
        **{name: rows[name] for name in same},
        "month": pa.array([month] * len(rows), pa.string()),
        "corrections": pc.list_value_length(rows["corrections"]),
        "facts_hash": nothing if is_old else rows["facts_hash"],
        "withheld": nothing if is_old else pc.struct_field(rows["rights"], "text_withheld"),
    }
    schema = arrow_schema(Key)
    return pa.table([columns[name] for name in schema.names], schema=schema)


def tombstone_causes(release: Path) -> dict[str, Change]:
    """Return why each article of *release*'s tombstones was taken out, by article_id."""
    stones = rows_of(release / "tombstones.parquet", ["article_id", "cause"])
    return dict(zip(*(column.to_pylist() for column in stones.columns), strict=True))


def delta(before: pa.Table, now: pa.Table, causes: dict[str, Change]) -> pa.Table:
    """Return one DeltaRow per article that differs, by publisher, month and id.

    *before* and *now* hold Keys. *causes* says, by article_id, why an article that is gone was
    taken out; without a cause it is `removed`. A takedown is not named by headline or URL again.
    """
    old = {name: f"{name}_before" for name in before.column_names if name != "article_id"}
    joined = before.rename_columns([old.get(name, name) for name in before.column_names]).join(
        now, keys="article_id", join_type="full outer"
    )
    is_same = pc.fill_null(pc.equal(joined["content_hash_before"], joined["content_hash"]), False)
    differing = joined.filter(pc.or_(pc.invert(is_same), has_other_facts(joined)))
    rows = table_of(delta_rows(differing, causes), DeltaRow)
    return rows.sort_by([(name, "ascending") for name in DELTA_SORT])


def has_other_facts(pairs: pa.Table) -> pa.ChunkedArray:
    """Return where facts or rights differ; where one side does not know them, they do not."""
    is_other = pc.fill_null(pc.not_equal(pairs["facts_hash_before"], pairs["facts_hash"]), False)
    is_known = pc.and_(pc.is_valid(pairs["facts_hash_before"]), pc.is_valid(pairs["facts_hash"]))
    before, now = (pc.fill_null(pairs[name], "") for name in ("withheld_before", "withheld"))
    return pc.and_(is_known, pc.or_(is_other, pc.not_equal(before, now)))


def delta_rows(pairs: pa.Table, causes: dict[str, Change]) -> Iterator[DeltaRow]:
    """Yield what happened to each article of *pairs*, whose old values are named `..._before`."""
    for pair in pairs.to_pylist():
        is_gone = pair["content_hash"] is None
        suffix = "_before" if is_gone else ""
        change = causes.get(pair["article_id"], "removed") if is_gone else change_of(pair)
        yield DeltaRow(
            article_id=pair["article_id"],
            change=change,
            publisher=pair[f"publisher{suffix}"],
            url=None if change == "takedown" else pair[f"url{suffix}"],
            headline=None if change == "takedown" else pair[f"headline{suffix}"],
            month=pair[f"month{suffix}"],
            revision_before=pair["revision_before"],
            revision=pair["revision"],
            content_hash_before=pair["content_hash_before"],
            content_hash=pair["content_hash"],
            facts_hash_before=pair["facts_hash_before"],
            facts_hash=pair["facts_hash"],
            withheld_before=pair["withheld_before"],
            withheld=pair["withheld"],
        )


def change_of(pair: dict[str, object]) -> Change:
    """Return what happened to an article that is still there."""
    if pair["content_hash_before"] is None:
        return "added"
    if pair["withheld"] is not None and pair["withheld_before"] is None:
        return "withheld"
    if pair["withheld_before"] is not None:
        return "updated"  # corrections are withheld with the text, so those of before are not known
    before, now = pair["corrections_before"], pair["corrections"]
    assert isinstance(before, int)
    assert isinstance(now, int)
    return "corrected" if now > before else "updated"


def part_of(rows: pa.Table, part: str) -> pa.Table:
    """Return the rows of *rows* that belong in `delta/<part>.parquet`."""
    return rows.filter(pc.is_in(rows["change"], pa.array(PARTS[part])))
