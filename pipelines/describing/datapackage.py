"""The Data Package 2.0 description of a release: its Parquet files with a Table Schema each."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyarrow as pa

from pipelines.describing.citation import described
from pipelines.describing.words import Source, issues
from schemas.about import About, Maker
from schemas.columns import Field, columns_of
from schemas.json_schema import bounds_in, json_schema
from schemas.release import TABLES, Entry, Manifest, Table

PROFILES = "https://datapackage.org/profiles/2.0"


def datapackage(manifest: Manifest, sources: Iterable[Source]) -> str:
    """Return the description as JSON; every Parquet file is a resource, for readers take one."""
    about = manifest.about
    facts = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": about.name,
        "title": f"{about.title} {manifest.version}",
        "description": described(manifest),
        "version": manifest.version,
        "created": f"{manifest.last_capture:%Y-%m-%dT%H:%M:%SZ}",
        "homepage": about.homepage,
        "keywords": list(about.keywords),
        "licenses": [
            {"name": one.name, "title": f"{one.title}: {one.covers}", "path": one.url}
            for one in about.licences
        ],
        "contributors": contributors(about),
        "sources": [source_of(one) for one in sources] or None,
        "knownIssues": issues(manifest),
        "resources": [resource(entry) for entry in manifest.files if entry.table],
    }
    told = {key: value for key, value in facts.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def contributors(about: About) -> list[dict[str, Any]]:
    """Return who made the dataset; the first answers questions, where there is a contact."""
    found = [contributor(maker) for maker in about.makers]
    if about.contact:
        place = {"email": about.mail} if about.mail else {"path": about.contact}
        found[0] |= place | {"roles": ["creator", "contact"]}
    return found


def contributor(maker: Maker) -> dict[str, Any]:
    """Return one maker."""
    facts = {
        "title": maker.name,
        "path": maker.url or (f"https://orcid.org/{maker.orcid}" if maker.orcid else None),
        "givenName": maker.given,
        "familyName": maker.family,
        "roles": ["creator"],
    }
    return {key: value for key, value in facts.items() if value is not None}


def source_of(source: Source) -> dict[str, str]:
    """Return a publisher as a source of the data."""
    return {"title": source.title} | ({"path": source.path} if source.path else {})


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
        "hash": f"sha256:{entry.sha256}",  # and no `bytes`: frictionless 5.21 counts no Parquet
        "rowCount": entry.rows,
        "schema": schema_path(entry.table),
    }


def schema_path(table: str) -> str:
    """Return where the Table Schema of a table stands in the release."""
    return f"schema/{table}.table.json"


@cache
def table_schema(table: Table) -> str:
    """Return the Table Schema of a table as JSON.

    The column of the folder is no column of the file, so a file may have fewer than are listed.
    """
    held = json_schema(table.row, table.partition)["properties"]
    facts = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fieldsMatch": "superset" if table.partition else "equal",
        "fields": [column(field, held[field.name], table) for field in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [],  # an empty string is a value: text that is withheld
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def column(field: Field, held: dict[str, Any], table: Table) -> dict[str, Any]:
    """Return one column of *table*, the parts of a nested record under `parts`; *held* is what JSON
    Schema says of every value.
    """
    kind = table_type(field)
    facts: dict[str, Any] = {
        "name": field.name,
        "type": kind,
        "arrowType": str(field.arrow),
        "description": field.column.doc,
    }
    if field.column.schema_org:
        facts["rdfType"] = f"https://schema.org/{field.column.schema_org}"
    is_given = not field.is_nullable and field is not table.partition
    constraints: dict[str, Any] = {"required": True} if is_given else {}
    constraints |= {"enum": list(field.values)} if field.values else {}
    constraints |= bounds_in(held) if kind in ("string", "integer", "number") else {}
    if constraints:
        facts["constraints"] = constraints
    if field.record:
        inner = (held["items"] if field.is_list else held)["properties"]
        facts["parts"] = [
            column(part, inner[part.name], table) for part in columns_of(field.record)
        ]
    return facts


TIMES = {pa.date32(): "date", pa.timestamp("us", tz="UTC"): "datetime"}


def table_type(field: Field) -> str:
    """Return the Table Schema type of a column."""
    kind = field.arrow
    if pa.types.is_list(kind):
        return "any"  # frictionless 5.21 reads lists as NumPy arrays, which its "array" refuses
    if pa.types.is_struct(kind):
        return "object"
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind):
        return "number" if field.is_nullable else "integer"  # a missing one is read as NaN
    if pa.types.is_floating(kind):
        return "number"
    return TIMES.get(kind, "string")
