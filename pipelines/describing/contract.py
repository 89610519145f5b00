"""The data contract of a release, as the Open Data Contract Standard 3.1 writes one."""

from typing import Any, get_args

import pyarrow as pa

from pipelines.describing.words import PERSONS, issues
from pipelines.describing.yaml import yaml_text
from schemas.about import About
from schemas.columns import Column, Field, columns_of
from schemas.edition import tables_in
from schemas.json_schema import bounds_in, json_schema
from schemas.release import Manifest, Table

VERSION = "v3.1.0"
PATH = "contract.odcs.yaml"


def contract(manifest: Manifest) -> str:
    """Return the contract as YAML."""
    about = manifest.about
    return yaml_text(
        {
            "apiVersion": VERSION,
            "kind": "DataContract",
            "id": f"{about.name}-{manifest.edition.columns}-{manifest.edition.bylines}",
            "name": about.title,
            "version": manifest.version,
            "status": "active",
            "description": {
                "purpose": about.description,
                "usage": PERSONS,
                "limitations": " ".join(issues(manifest)),
                "authoritativeDefinitions": [
                    {"type": "license", "url": one.url, "description": f"{one.title}: {one.covers}"}
                    for one in about.licences
                ],
            },
            "tags": list(about.keywords),
            "team": {"name": about.makers[0].name, "members": members(about)},
            "support": support(about),
            "schema": [
                object_of(table, manifest.rows.get(name, 0))
                for name, table in tables_in(manifest.edition).items()
            ],
        }
    )


def members(about: About) -> list[dict[str, Any]]:
    """Return who made the dataset."""
    return [
        {"username": maker.orcid or maker.url or maker.name, "name": maker.name}
        for maker in about.makers
    ]


def support(about: About) -> list[dict[str, Any]] | None:
    """Return where to ask; None where the maker names no place."""
    return None if about.contact is None else [{"channel": "contact", "url": about.contact}]


def object_of(table: Table, rows: int) -> dict[str, Any]:
    """Return one table with its columns, and how many rows it has."""
    held = json_schema(table.row, table.partition)["properties"]
    return {
        "name": table.name,
        "physicalName": table.pattern,
        "physicalType": "parquet",
        "logicalType": "object",
        "description": table.doc,
        "properties": [
            property_of(field, held[field.name])
            | keyed(field, table)
            | ({"partitioned": True, "partitionKeyPosition": 1} if field is table.partition else {})
            for field in table.columns
        ],
        "quality": [
            {
                "type": "library",
                "metric": "rowCount",
                "mustBe": rows,
                "description": "Rows of the table in this version",
            }
        ],
    }


def keyed(field: Field, table: Table) -> dict[str, Any]:
    """Return the place of the column in the key of its table."""
    if field.name not in table.key:
        return {}
    return {"primaryKey": True, "primaryKeyPosition": table.key.index(field.name) + 1}


def property_of(field: Field, held: dict[str, Any]) -> dict[str, Any]:
    """Return one column, its parts within it; *held* is what JSON Schema says of every value."""
    column = field.column
    facts: dict[str, Any] = {
        "name": field.name,
        "physicalType": str(field.arrow),
        "description": column.doc + (f" ({column.unit})" if column.unit else ""),
        "required": not field.is_nullable,
    } | typed(field, held)
    if column.schema_org:
        same = {"type": "businessDefinition", "url": f"https://schema.org/{column.schema_org}"}
        facts["authoritativeDefinitions"] = [same]
    return facts


def typed(field: Field, held: dict[str, Any]) -> dict[str, Any]:
    """Return the logical type of a column, what bounds its values, and what is in it."""
    bounds = bounds_in(held)
    told: dict[str, Any] = {"logicalTypeOptions": bounds} if bounds else {}
    if field.is_list:
        element = Field("element", get_args(field.type)[0], False, Column("One of them"))
        inner = property_of(element, held["items"])
        return {"logicalType": "array"} | told | {"items": inner}
    if field.record:
        parts = held["properties"]
        inner_columns = [property_of(part, parts[part.name]) for part in columns_of(field.record)]
        return {"logicalType": "object", "properties": inner_columns}
    if field.values:
        allowed = {"type": "library", "metric": "invalidValues", "mustBe": 0}
        told["quality"] = [allowed | {"arguments": {"validValues": list(field.values)}}]
    return {"logicalType": logical_type(field.arrow)} | told


def logical_type(kind: pa.DataType) -> str:
    """Return the logical type of an Arrow scalar.

    >>> logical_type(pa.timestamp("us", tz="UTC"))
    'timestamp'
    """
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    if pa.types.is_timestamp(kind):
        return "timestamp"
    return "date" if pa.types.is_date(kind) else "string"
