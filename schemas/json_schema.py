"""A record -> the JSON Schema of its rows, with the patterns, bounds and required columns that the
suite of expectations asks.

What is critical holds for every row. What is only a warning holds for every row but those whose
`flags` name it; in quarantine, what is critical for all whose `reasons` do not.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pyarrow as pa

from schemas.columns import Column, Field, Record, columns_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
BOUNDS = ("pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems")
EXCUSES = {"warning": "flags", "critical": "reasons"}  # columns that name what a row does not keep


@cache
def json_schema(model: type[Record], folder: Field | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a row of *model* as JSON holds it: times are RFC 3339.

    *folder* is the column that readers may add of the folder that a file stands in; no row must
    have it. Made once, so it is only to be read: a release is described twice, and by three
    descriptors that say the same bounds.
    """
    schema = record_schema(model)
    if folder is not None:
        schema["properties"][folder.name] = column_schema(folder) | whole_pattern(folder)
    return {"$schema": DRAFT, "title": model.__name__, "description": summary(model)} | schema


def summary(model: type[Record]) -> str:
    """Return the first line of what *model* says of itself."""
    return (model.__doc__ or "").strip().split("\n")[0]


def record_schema(model: type[Record], is_asked: bool = True) -> dict[str, Any]:
    """Return the schema of one record: every column is there, null where it may be.

    Its bounds *is_asked*, unless the record that it is a part of asks them.
    """
    columns = columns_of(model)
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in columns],
        "properties": {field.name: column_schema(field) for field in columns},
    }
    unless = []
    for field in columns if is_asked else ():
        for promise, severity, bounds in bounds_of(field):
            excuse = EXCUSES[severity]
            if excuse in model.model_fields:
                unless.append(excused(excuse, promise, field.name, bounds))
            else:
                merge(schema["properties"][field.name], bounds)
    return schema | ({"allOf": unless} if unless else {})


def is_excusing(record: type[Record]) -> bool:
    """Whether rows of *record* name themselves what they do not keep."""
    return not record.model_fields.keys().isdisjoint(EXCUSES.values())


def excused(excuse: str, promise: str, column: str, bounds: dict[str, Any]) -> dict[str, Any]:
    """Return that *column* keeps its *bounds* unless the column *excuse* names the *promise*."""
    named = {"properties": {excuse: {"contains": {"const": promise}}}}
    return {"if": {"not": named}, "then": {"properties": {column: bounds}}}


def column_schema(field: Field) -> dict[str, Any]:
    """Return the schema of one column: its type, its vocabulary and what is said of it."""
    schema = {"description": field.column.doc} | kind_schema(field)
    if field.is_nullable:
        schema["type"] = [schema["type"], "null"]
        if field.values:
            schema["enum"] = [*field.values, None]
    return schema | notes(field)


def kind_schema(field: Field) -> dict[str, Any]:
    """Return the schema of the values of a column, nested records written out."""
    if field.is_list:
        element = Field("element", get_args(field.type)[0], False, Column(""))
        return {"type": "array", "items": kind_schema(element)}
    if field.record:
        return record_schema(field.record, is_excusing(field.record))
    if field.values:
        return {"type": "string", "enum": list(field.values)}
    return scalar_schema(field.arrow)


def scalar_schema(kind: pa.DataType) -> dict[str, Any]:
    """Return the schema of an Arrow scalar.

    >>> scalar_schema(pa.date32())
    {'type': 'string', 'format': 'date'}
    """
    if pa.types.is_boolean(kind):
        return {"type": "boolean"}
    if pa.types.is_integer(kind):
        return {"type": "integer"}
    if pa.types.is_floating(kind):
        return {"type": "number"}
    if pa.types.is_timestamp(kind):
        return {"type": "string", "format": "date-time"}
    return {"type": "string"} | ({"format": "date"} if pa.types.is_date(kind) else {})


def notes(field: Field) -> dict[str, Any]:
    """Return what no keyword of JSON Schema says of a column."""
    column = field.column
    facts = {
        "x-unit": column.unit,
        "x-schema-org": column.schema_org,
        "x-since": column.since,
        "x-min-fill": column.min_fill or None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def bounds_of(field: Field) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each promise about the values of a column, or of the parts in it: its name as the
    suite has it, its severity, and the keywords that ask it.
    """
    column = field.column
    if whole := whole_pattern(field):
        asked = {"items": whole} if field.is_list else whole
        name = f"{field.name}_element_pattern" if field.is_list else f"{field.name}_pattern"
        yield name, column.severity, asked
    if limits := limits_of(field):
        what = {"array": "count", "string": "length"}.get(kind_schema(field)["type"], "value")
        yield f"{field.name}_{what}", column.severity, limits
    if field.record is None or is_excusing(field.record):
        return
    for part in columns_of(field.record):
        for name, severity, asked in bounds_of(part):
            inner = {"properties": {part.name: asked}}
            yield f"{field.name}_{name}", severity, {"items": inner} if field.is_list else inner


def whole_pattern(field: Field) -> dict[str, Any]:
    """Return the keyword by which all of a string matches the column's pattern, if it has one."""
    pattern = field.column.pattern
    return {} if pattern is None else {"pattern": f"^(?:{pattern})$"}


def limits_of(field: Field) -> dict[str, Any]:
    """Return the keywords of the column's bounds: of a value, a length or a count.

    >>> from schemas.article import Article
    >>> [limits_of(one) for one in columns_of(Article) if one.name in ("headline", "tags")]
    [{'minLength': 2, 'maxLength': 400}, {'maxItems': 200}]
    """
    kinds = {"array": ("minItems", "maxItems"), "string": ("minLength", "maxLength")}
    names = kinds.get(kind_schema(field)["type"], ("minimum", "maximum"))
    values = (field.column.least, field.column.most)
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def bounds_in(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the keywords of a column's *schema* that bound every one of its values."""
    return {name: schema[name] for name in BOUNDS if name in schema}


def merge(schema: dict[str, Any], more: dict[str, Any]) -> None:
    """Add the keywords of *more* to *schema*, in depth."""
    for key, value in more.items():
        if isinstance(value, dict):
            merge(schema.setdefault(key, {}), value)
        else:
            schema[key] = value
