"""The data dictionary of a release: every column of every table, from the schema alone."""

from collections.abc import Collection, Iterator

from pipelines.describing.markdown import cell
from schemas.columns import Field, Record, columns_of
from schemas.edition import tables_in
from schemas.release import Manifest, Table


def data_dictionary(manifest: Manifest) -> str:
    """Return every column of every table with its type, meaning and bounds, as Markdown."""
    head = (
        f"# Data dictionary\n\nSchema {manifest.schema_version}. All times are UTC. "
        "Lists are empty rather than null, but for `fields` of a delta. `[]` names a part of each "
        "item of a list.\n"
    )
    tables = tables_in(manifest.edition).values()
    rows = {table.row for table in tables}
    return head + "".join(table_section(table, rows) for table in tables)


def table_section(table: Table, said: Collection[type[Record]] = ()) -> str:
    """Return the section of one table; rows of *said* tables within its rows are not told again."""
    rows = "".join(
        f"| {' | '.join(cells)} |\n" for field in table.columns for cells in lines(field, said)
    )
    own = table.partition
    folder = f" `{own.name}` is said by the folder of a file." if own else ""
    return (
        f"\n## {table.name}\n\n{table.doc}. Unique by {', '.join(f'`{k}`' for k in table.key)}."
        f"{folder}\n\n"
        "| column | type | null | meaning | bounds | schema.org | since |\n"
        "|---|---|---|---|---|---|---|\n" + rows
    )


def lines(
    field: Field, said: Collection[type[Record]] = (), path: str = ""
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of one column, then those of each part nested in it."""
    name = f"{path}{field.name}"
    column = field.column
    yield (
        f"`{name}`",
        type_words(field),
        "yes" if field.is_nullable else "",
        cell(column.doc + (f" ({column.unit})" if column.unit else "")),
        cell(bounds(field)),
        column.schema_org or "",
        column.since,
    )
    if field.record and field.record not in said:
        for inner in columns_of(field.record):
            yield from lines(inner, said, f"{name}[]." if field.is_list else f"{name}.")


def type_words(field: Field) -> str:
    """Return the type of a column in words.

    >>> from schemas.article import Article
    >>> [type_words(field) for field in columns_of(Article)][6:10]
    ['string', 'string', 'string', 'list of records']
    """
    if field.record:
        return "list of records" if field.is_list else "record"
    return f"list of {field.arrow.value_type}" if field.is_list else str(field.arrow)


def bounds(field: Field) -> str:
    """Return what a check holds the values to, in words."""
    column = field.column
    what = {"string": "characters", "list": "items"}.get(str(field.arrow).partition("<")[0], "")
    facts = [
        ", ".join(f"`{value}`" for value in field.values),
        f"matches `{column.pattern}`" if column.pattern else "",
        f"at least {column.least:g} {what}".rstrip() if column.least is not None else "",
        f"at most {column.most:,.0f} {what}".rstrip() if column.most is not None else "",
        f"filled in {column.min_fill:.0%} of rows" if column.min_fill else "",
        "empty where the text is withheld" if column.text else "",
    ]
    return "; ".join(fact for fact in facts if fact)
