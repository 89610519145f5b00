"""The schema -> the schema of an edition: the same columns but for those that it leaves out.

Edition `metadata` holds no column that is text (`Column.text`). Where bylines are no names, `names`
of the columns says what becomes of each, and the hashes of the content are left out too.
"""

from dataclasses import replace
from functools import cache
from typing import Annotated, Any

from pydantic import create_model

from schemas.columns import Field, Record, columns_of
from schemas.release import TABLES, Edition, Table

# With all else of the content at hand, a guessed name could be tested by the hash of it.
TELLING = ("content_hash",)
HASH = r"[0-9a-f]{32}"


@cache
def tables_in(edition: Edition) -> dict[str, Table]:
    """Return the tables of *edition*, by name."""
    return {
        name: replace(table, row=record_in(table.row, edition)) for name, table in TABLES.items()
    }


@cache
def record_in(model: type[Record], edition: Edition) -> type[Record]:
    """Return *model* with the columns of *edition*: itself, where these are all as they are."""
    columns = columns_of(model)
    kept = {field.name: field_in(field, edition) for field in columns if is_in(field, edition)}
    if list(kept.values()) == list(columns):
        return model
    fields: dict[str, Any] = {
        name: (annotation(field), model.model_fields[name].get_default() if optional else ...)
        for name, field in kept.items()
        for optional in [not model.model_fields[name].is_required()]
    }
    return create_model(model.__name__, __base__=Record, __doc__=model.__doc__, **fields)


def is_in(field: Field, edition: Edition) -> bool:
    """Whether *edition* has the column."""
    if edition.columns == "metadata" and field.column.text:
        return False
    if edition.bylines == "names":
        return True
    if field.name in TELLING or field.column.names == "left out":
        return False
    return edition.bylines == "hashed" or field.column.names is None


def is_hashed(field: Field, edition: Edition) -> bool:
    """Whether the column of *edition* holds hashes of what it holds elsewhere."""
    return edition.bylines == "hashed" and field.column.names == "hashed" and not field.record


def field_in(field: Field, edition: Edition) -> Field:
    """Return the column as *edition* has it."""
    if is_hashed(field, edition):
        doc = f"Salted hash of: {field.column.doc}; the same for the same name"
        return replace(field, column=replace(field.column, doc=doc, pattern=HASH))
    if field.record is None:
        return field
    inner: Any = record_in(field.record, edition)
    return replace(field, type=list[inner] if field.is_list else inner)


def annotation(field: Field) -> Any:
    """Return the annotation of a column, as a record declares it."""
    kind = field.type | None if field.is_nullable else field.type
    return Annotated[kind, field.column]
