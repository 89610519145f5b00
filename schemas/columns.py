"""A column's annotation, and the Arrow schema and field metadata derived from it.

A record is a pydantic model whose fields are `Annotated[type, Column(...)]`. Everything that
needs to know the columns asks `columns_of(model)`; nothing keeps a list of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

Severity = Literal["critical", "warning"]
SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int32(),
    float: pa.float64(),
    datetime: pa.timestamp("us", tz="UTC"),
    date: pa.date32(),
}


@dataclass(frozen=True)
class Column:
    """What a reader and a check must know of one column.

    *pattern* is a regular expression the whole value matches; *least* and *most* bound the value of
    a number, the length of a string, the count of a list; *min_fill* is the share of rows of a
    release that must have a value. A row that breaks *pattern*, *least* or *most* is quarantined if
    *severity* is critical, else flagged. *content* marks what makes a new revision when it changes,
    *fact* what may change without one, *text* what holds words of the story and is empty in a
    release where these are withheld; *names* marks what tells who wrote it, and what becomes of it
    where an edition hashes bylines.
    """

    doc: str
    unit: str | None = None
    pattern: str | None = None
    least: float | None = None
    most: float | None = None
    min_fill: float = 0.0
    severity: Severity = "warning"
    schema_org: str | None = None
    since: str = "1.0"
    content: bool = False
    fact: bool = False
    text: bool = False
    names: Literal["hashed", "left out"] | None = None
    arrow: pa.DataType | None = None


class Record(BaseModel):
    """A row of a published table: immutable in spirit, strict about its names."""

    model_config = ConfigDict(extra="forbid", validate_default=False)


@dataclass(frozen=True)
class Field:
    """One column as declared: its name, its Python type without None, and its annotation."""

    name: str
    type: Any
    is_nullable: bool
    column: Column

    @property
    def is_list(self) -> bool:
        """Whether a row holds a list of values."""
        return get_origin(self.type) is list

    @property
    def record(self) -> type[Record] | None:
        """The nested record of a struct or of a list of structs, if there is one."""
        inner = get_args(self.type)[0] if self.is_list else self.type
        return inner if isinstance(inner, type) and issubclass(inner, Record) else None

    @property
    def values(self) -> tuple[str, ...]:
        """The allowed values of a closed vocabulary, in declared order; else empty."""
        return get_args(self.type) if get_origin(self.type) is Literal else ()

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type of the column."""
        return self.column.arrow or arrow_type(self.type)


def without_none(annotation: Any) -> tuple[Any, bool]:
    """Return *annotation* without its None, and whether it had one."""
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        assert len(kinds) == 1, f"{annotation}: a column has one type"
        return kinds[0], True
    return annotation, False


def field_of(name: str, info: FieldInfo) -> Field:
    """Return the declared field of one pydantic field; a field without a Column is our bug."""
    column = next((note for note in info.metadata if isinstance(note, Column)), None)
    assert column is not None, f"{name}: every field carries a Column"
    kind, is_nullable = without_none(info.annotation)
    return Field(name, kind, is_nullable, column)


@cache
def columns_of(model: type[Record]) -> tuple[Field, ...]:
    """Return the columns of *model* in declared order."""
    return tuple(field_of(name, info) for name, info in model.model_fields.items())


def arrow_type(kind: Any) -> pa.DataType:
    """Return the Arrow type of a Python type: scalar, closed vocabulary, list or nested record."""
    if get_origin(kind) is Literal:
        return pa.string()
    if get_origin(kind) is list:
        return pa.list_(pa.field("element", arrow_type(get_args(kind)[0])))
    if isinstance(kind, type) and issubclass(kind, Record):
        return pa.struct([pa.field(field.name, field.arrow) for field in columns_of(kind)])
    return SCALARS[kind]


def field_metadata(field: Field) -> dict[str, str]:
    """Return what a Parquet field carries of its annotation."""
    column = field.column
    facts = {
        "doc": column.doc,
        "unit": column.unit,
        "schema_org": column.schema_org,
        "since": column.since,
        "values": " ".join(field.values) or None,
    }
    return {key: value for key, value in facts.items() if value is not None}


@cache
def arrow_schema(model: type[Record]) -> pa.Schema:
    """Return the Arrow schema of *model*, with documentation in the field metadata."""
    return pa.schema(
        [
            pa.field(field.name, field.arrow, field.is_nullable, field_metadata(field))
            for field in columns_of(model)
        ],
        metadata={"doc": (model.__doc__ or "").strip().split("\n")[0]},
    )


@cache
def file_schema(model: type[Record]) -> pa.Schema:
    """Return the Arrow schema as a file holds it: units and schema.org's names of its columns.

    What each means stands once a table, in its JSON Schema: in every file it would be the larger
    part of a footer.
    """
    kept = {b"unit", b"schema_org"}
    return pa.schema(
        [
            field.with_metadata({k: v for k, v in field.metadata.items() if k in kept})
            for field in arrow_schema(model)
        ]
    )


def skipped_by(model: type[Record]) -> list[str]:
    """Return the columns that a reader skips rows by: one value a row, and no text."""
    return [
        field.name
        for field in columns_of(model)
        if not (field.is_list or field.record or field.column.text)
    ]


def table_of(rows: Iterable[Record], model: type[Record]) -> pa.Table:
    """Return *rows* as one Arrow table with the schema of *model*, built column by column."""
    schema = arrow_schema(model)
    taken = [row.model_dump(warnings=False) for row in rows]
    arrays = [pa.array([row[field.name] for row in taken], type=field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def plain(value: Any) -> Any:
    """Return *value* with nested records as dictionaries, as Arrow takes them."""
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value
