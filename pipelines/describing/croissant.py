"""The Croissant description of a release: which files make which table, and every column."""

import json
from typing import Any

import pyarrow as pa

from schemas.columns import Field, columns_of
from schemas.release import TABLES, Manifest, Table

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
LICENSE = "Texts belong to their publishers; see the column rights."
TERMS = (  # those of Croissant 1.0, all of them: a shorter context is warned about
    "citeAs column conformsTo data dataType equivalentProperty examples extract field fileObject "
    "fileProperty fileSet format includes isLiveDataset jsonPath key md5 parentField path "
    "recordSet references regex repeated replace samplingRate separator source subField transform"
)
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in TERMS.split()},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}


def croissant(manifest: Manifest, languages: dict[str, int]) -> str:
    """Return the description as JSON-LD; its paths are relative to the release."""
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": "broadsheet",
        "description": "News articles extracted from web captures, with provenance for each value.",
        "version": manifest.version,
        "datePublished": f"{manifest.last_capture:%Y-%m-%d}",
        "license": LICENSE,
        "citeAs": f"@misc{{broadsheet, title={{Broadsheet news articles}}, "
        f"version={{{manifest.version}}}, year={{{manifest.version[:4]}}}}}",
        "creator": {"@type": "sc:Organization", "name": "The Broadsheet maintainers"},
        "keywords": ["news", "web archive"],
        "inLanguage": sorted(set(languages) - {"und"}),
        "distribution": [file_set(table) for table in TABLES.values()],
        "recordSet": [record_set(table) for table in TABLES.values()],
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def file_set(table: Table) -> dict[str, Any]:
    """Return the files of one table."""
    return {
        "@type": "cr:FileSet",
        "@id": f"{table.name}-files",
        "name": f"{table.name}-files",
        "description": table.doc,
        "encodingFormat": "application/x-parquet",
        "includes": table.pattern.replace("**/", ""),  # here * crosses folders
    }


def record_set(table: Table) -> dict[str, Any]:
    """Return the columns of one table."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.doc,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [described(field, table.name) for field in columns_of(table.row)],
    }


def described(field: Field, table: str) -> dict[str, Any]:
    """Return one column; a nested record gives a sub-field for each of its parts."""
    path = f"{table}/{field.name}"
    facts = head(field, path)
    if field.record is None:
        return facts | typed(field) | {"source": source(table, field.name)}
    parts = [
        head(part, f"{path}/{part.name}")
        | typed(part)
        | {"source": source(table, field.name, part.name)}
        for part in columns_of(field.record)
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


def source(table: str, column: str, part: str | None = None) -> dict[str, Any]:
    """Return where the values of a column, or of one part of a nested one, are found."""
    found: dict[str, Any] = {
        "fileSet": {"@id": f"{table}-files"},
        "extract": {"column": column},
    }
    return found | ({"transform": {"jsonPath": part}} if part else {})
