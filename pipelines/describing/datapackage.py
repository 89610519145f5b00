"""The Data Package description of a release: its Parquet files with a Table Schema each."""

import json
from typing import Any

import pyarrow as pa

from schemas.columns import Field, columns_of
from schemas.release import TABLES, Entry, Manifest


def datapackage(manifest: Manifest) -> str:
    """Return the description as JSON; every Parquet file is a resource, for readers take one."""
    described = {
        "name": "broadsheet",
        "title": f"Broadsheet {manifest.version}",
        "version": manifest.version,
        "profile": "data-package",
        "resources": [resource(entry) for entry in manifest.files if entry.table],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def resource(entry: Entry) -> dict[str, Any]:
    """Return one Parquet file; the schema of its table stands in a file of its own."""
    assert entry.table is not None
    stem = entry.path.removesuffix(".parquet").lower()
    return {
        "name": "".join(letter if letter.isalnum() else "-" for letter in stem),
        "title": TABLES[entry.table].doc,
        "path": entry.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "sha256": entry.sha256,  # frictionless 5.18 fails `hash` and `bytes` of every Parquet file
        "schema": schema_path(entry.table),
    }


def schema_path(table: str) -> str:
    """Return where the Table Schema of a table stands in the release."""
    return f"schema/{table}.table.json"


def table_schema(table: str) -> str:
    """Return the Table Schema of a table as JSON."""
    row = TABLES[table].row
    described = {
        "fields": [column(field) for field in columns_of(row)],
        "primaryKey": list(TABLES[table].key),
        "missingValues": [],  # an empty string is a value: text that is withheld
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def column(field: Field) -> dict[str, Any]:
    """Return one column; the parts of a nested record are listed under `parts`."""
    facts: dict[str, Any] = {
        "name": field.name,
        "type": table_type(field),
        "arrowType": str(field.arrow),
        "description": field.column.doc,
    }
    if field.column.schema_org:
        facts["rdfType"] = f"https://schema.org/{field.column.schema_org}"
    if not field.is_nullable:
        facts["constraints"] = {"required": True}
    if field.values:
        facts["constraints"] = facts.get("constraints", {}) | {"enum": list(field.values)}
    if field.record:
        facts["parts"] = [column(part) for part in columns_of(field.record)]
    return facts


TIMES = {pa.date32(): "date", pa.timestamp("us", tz="UTC"): "datetime"}


def table_type(field: Field) -> str:
    """Return the Table Schema type of a column."""
    kind = field.arrow
    if pa.types.is_list(kind):
        return "any"  # frictionless 5.18 reads lists as NumPy arrays, which its "array" refuses
    if pa.types.is_struct(kind):
        return "object"
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "number" if field.is_nullable else "integer"  # a missing one is read as NaN
    if pa.types.is_floating(kind):
        return "number"
    return TIMES.get(kind, "string")
