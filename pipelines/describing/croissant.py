"""The Croissant 1.1 description of a release, with its RAI fields: files, tables, how to use it."""

import json
from collections.abc import Iterable
from typing import Any

from pipelines.describing.citation import described
from pipelines.describing.croissant_columns import column_of
from pipelines.describing.schema_org import PARQUET, agent
from pipelines.describing.words import COLLECTION, PERSONS, PREPARATION, UPKEEP, issues
from schemas.edition import tables_in
from schemas.release import Entry, Manifest, Table

CONFORMS_TO = ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"]
TERMS = (  # those of Croissant 1.1, all of them: a shorter context is warned about
    "arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty "
    "fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path recordSet "
    "references regex repeated replace samplingRate separator source subField transform"
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
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
}
MISSING = "A null is unknown; captures and quarantine say why a page gave no article."
PERSONAL = (
    "Names of authors and of people in the news, as their publishers print them. An edition may "
    "hash the authors' names or leave them out."
)


def croissant(manifest: Manifest, languages: Iterable[str]) -> str:
    """Return the description as JSON-LD; its paths are relative to the release."""
    about = manifest.about
    tables = tables_in(manifest.edition).values()
    year = f"{manifest.last_capture:%Y}"
    facts = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": about.name,
        "alternateName": about.title,
        "description": described(manifest),
        "version": manifest.version,
        "datePublished": f"{manifest.last_capture:%Y-%m-%d}",
        "license": [one.url for one in about.licences],
        "citeAs": f"@misc{{{about.name}, title={{{about.title}}}, version={{{manifest.version}}}, "
        f"author={{{' and '.join(maker.name for maker in about.makers)}}}, year={{{year}}}}}",
        "creator": [agent(maker) for maker in about.makers],
        "keywords": list(about.keywords),
        "inLanguage": sorted(set(languages) - {"und"}),
        **({"url": about.homepage} if about.homepage else {}),
        **responsibility(manifest),
        "distribution": [
            *(file_object(entry) for entry in manifest.files if entry.table),
            *(file_set(table) for table in tables),
        ],
        "recordSet": [record_set(table) for table in tables],
    }
    # Programs read it, and each version has another: a third of it would be white space.
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"


def responsibility(manifest: Manifest) -> dict[str, Any]:
    """Return how the data came to be, and what is to be minded in using them."""
    limits = issues(manifest)
    return {
        "rai:dataCollection": COLLECTION,
        "rai:dataCollectionType": ["Web Scraping"],
        "rai:dataCollectionMissingData": MISSING,
        "rai:dataCollectionRawData": "WARC files; every row names its file and its record.",
        "rai:dataCollectionTimeFrame": [
            moment.isoformat() for moment in (manifest.first_capture, manifest.last_capture)
        ],
        "rai:dataPreprocessingProtocol": [PREPARATION],
        "rai:machineAnnotationTools": [f"Broadsheet, code {manifest.code[:12]}"],
        "rai:dataBiases": limits[:1],
        "rai:dataLimitations": limits,
        "rai:dataUseCases": ["Study of news; training and test of text classification, retrieval"],
        "rai:dataSocialImpact": PERSONS,
        "rai:personalSensitiveInformation": [PERSONAL],
        "rai:dataReleaseMaintenancePlan": UPKEEP
        + (f" Questions and requests: {manifest.about.contact}" if manifest.about.contact else ""),
    }


def file_object(entry: Entry) -> dict[str, Any]:
    """Return one Parquet file with its size and hash."""
    return {
        "@type": "cr:FileObject",
        "@id": entry.path,
        "name": entry.path,
        "contentUrl": entry.path,
        "contentSize": f"{entry.bytes} B",
        "sha256": entry.sha256,
        "encodingFormat": PARQUET,
    }


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
        "field": [column_of(field, table) for field in table.columns],
    }
