"""The schema.org description of a release: what search engines for datasets read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.describing.citation import described
from pipelines.describing.words import issues
from pipelines.files import by_count
from schemas.about import About, Maker
from schemas.columns import Field, columns_of
from schemas.edition import tables_in
from schemas.release import Entry, Manifest

PARQUET = "application/vnd.apache.parquet"
KINDS = {"person": "Person", "organisation": "Organization"}


def schema_org(manifest: Manifest, languages: Iterable[str]) -> str:
    """Return the description as JSON-LD; its addresses are relative to the release."""
    about = manifest.about
    facts = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": f"{about.title} {manifest.version}",
        "alternateName": about.name,
        "description": described(manifest),
        "url": about.homepage,
        "identifier": f"https://doi.org/{about.doi}" if about.doi else None,
        "version": manifest.version,
        "datePublished": f"{manifest.last_capture:%Y-%m-%d}",
        "temporalCoverage": f"{manifest.first_capture:%Y-%m-%d}/{manifest.last_capture:%Y-%m-%d}",
        "inLanguage": sorted(set(languages) - {"und"}),
        "license": [one.url for one in about.licences],
        "conditionsOfAccess": "; ".join(f"{one.title}: {one.covers}" for one in about.licences),
        "keywords": list(about.keywords),
        "creator": [agent(maker) for maker in about.makers],
        "maintainer": contact(about),
        "abstract": " ".join(issues(manifest)),
        "size": "; ".join(f"{name}: {rows} rows" for name, rows in by_count(manifest.rows).items()),
        "distribution": [download(entry) for entry in manifest.files if entry.table],
        "variableMeasured": [
            variable
            for name, table in tables_in(manifest.edition).items()
            for field in table.columns
            for variable in variables(field, name)
        ],
    }
    told = {key: value for key, value in facts.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def agent(maker: Maker) -> dict[str, Any]:
    """Return who made the dataset."""
    facts = {
        "@type": KINDS[maker.kind],
        "name": maker.name,
        "familyName": maker.family,
        "givenName": maker.given,
        "url": maker.url,
        "sameAs": f"https://orcid.org/{maker.orcid}" if maker.orcid else None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def contact(about: About) -> dict[str, Any] | None:
    """Return where to ask; None where the maker names no place."""
    if about.contact is None:
        return None
    place = {"email": about.mail} if about.mail else {"url": about.contact}
    maker = agent(about.makers[0])
    return maker | {"contactPoint": {"@type": "ContactPoint", "contactType": "questions"} | place}


def download(entry: Entry) -> dict[str, Any]:
    """Return one Parquet file."""
    return {
        "@type": "DataDownload",
        "name": entry.table,
        "contentUrl": entry.path,
        "encodingFormat": PARQUET,
        "contentSize": f"{entry.bytes} B",
        "sha256": entry.sha256,
    }


def variables(field: Field, path: str) -> Iterator[dict[str, Any]]:
    """Yield a column, named by its *path* below the table, then each part of it."""
    column, name = field.column, f"{path}/{field.name}"
    facts = {
        "@type": "PropertyValue",
        "name": name,
        "description": column.doc,
        "propertyID": f"https://schema.org/{column.schema_org}" if column.schema_org else None,
        "unitText": column.unit,
        "minValue": column.least if is_number(field) else None,
        "maxValue": column.most if is_number(field) else None,
    }
    yield {key: value for key, value in facts.items() if value is not None}
    for part in columns_of(field.record) if field.record else ():
        yield from variables(part, name)


def is_number(field: Field) -> bool:
    """Whether the column's bounds are of its values, not of their length or count."""
    return field.type in (int, float)
