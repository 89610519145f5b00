"""A column -> a Croissant field: its type, its parts to any depth, and where its values are."""

from typing import Any

import pyarrow as pa

from schemas.columns import Field, columns_of
from schemas.release import Table


def column_of(field: Field, table: Table) -> dict[str, Any]:
    """Return one column of a table."""
    files = {"fileSet": {"@id": f"{table.name}-files"}}
    if field is table.partition:
        found = {"regex": rf"(?:.*/)?{field.name}=([^/]+)/.*"}
        place = {"extract": {"fileProperty": "fullpath"}, "transform": found}
        return head(field, f"{table.name}/{field.name}") | typed(field) | {"source": files | place}
    return described(field, table.name, files | {"extract": {"column": field.name}}, ())


def described(
    field: Field, path: str, source: dict[str, Any], steps: tuple[str, ...]
) -> dict[str, Any]:
    """Return a column, or a part found by *steps* in the column of *source*; with parts of its own.

    A step that meets a list is taken in each of its items.
    """
    place = f"{path}/{field.name}"
    facts = head(field, place)
    if field.record is None:
        ways = [{"jsonPath": step} for step in steps]
        return facts | typed(field) | {"source": source | ({"transform": ways} if ways else {})}
    parts = [
        described(part, place, source, (*steps, part.name)) for part in columns_of(field.record)
    ]
    return facts | ({"repeated": True} if field.is_list else {}) | {"subField": parts}


def head(field: Field, path: str) -> dict[str, Any]:
    """Return the name and meaning of a column."""
    same = field.column.schema_org
    facts = {"@type": "cr:Field", "@id": path, "name": field.name, "description": field.column.doc}
    return facts | ({"equivalentProperty": f"https://schema.org/{same}"} if same else {})


def typed(field: Field) -> dict[str, Any]:
    """Return the data type of a column that is no record."""
    kind = field.arrow.value_type if field.is_list else field.arrow
    return {"dataType": data_type(kind)} | ({"repeated": True} if field.is_list else {})


def data_type(kind: pa.DataType) -> str:
    """Return the schema.org type of an Arrow type.

    >>> data_type(pa.timestamp("us", tz="UTC"))
    'sc:DateTime'
    """
    if pa.types.is_boolean(kind):
        return "sc:Boolean"
    if pa.types.is_integer(kind):
        return "sc:Integer"
    if pa.types.is_floating(kind):
        return "sc:Float"
    if pa.types.is_timestamp(kind):
        return "sc:DateTime"
    if pa.types.is_date(kind):
        return "sc:Date"
    return "sc:Text"
