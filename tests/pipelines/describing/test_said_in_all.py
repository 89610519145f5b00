"""Every descriptor says the same of a release: columns, types, rows, hashes, licences, contact."""

import json
import re
from collections import Counter

import mlcroissant
import pyarrow.parquet as pq
import pytest
from huggingface_hub import DatasetCard

from pipelines.describing import markdown
from pipelines.files.manifest import read_manifest
from schemas.release import TABLES
from tests.pipelines.describing.said import LICENCES, yaml_of

LOGICAL = {  # of an Arrow type: what Croissant, JSON Schema and the data contract call it
    "string": ("sc:Text", "string", "string"),
    "bool": ("sc:Boolean", "boolean", "boolean"),
    "int32": ("sc:Integer", "integer", "integer"),
    "int64": ("sc:Integer", "integer", "integer"),
    "double": ("sc:Float", "number", "number"),
    "timestamp[us, tz=UTC]": ("sc:DateTime", "string", "timestamp"),
    "date32[day]": ("sc:Date", "string", "date"),
}


def read(place, path):
    return json.loads((place / path).read_text(encoding="utf-8"))


def columns_of_files(place, table):
    """Return name, type and nullability of each column as the files have them, and the folder's."""
    path = sorted(place.glob(table.pattern))[0]
    found = [(one.name, str(one.type), one.nullable) for one in pq.read_schema(path)]
    folder = re.search(r"/(\w+)=[^/]+/part", path.as_posix())
    return [*found, *([(folder[1], "string", False)] if folder else [])]


@pytest.fixture(scope="module")
def croissant(described):
    return read(described, "croissant.json")


@pytest.fixture(scope="module")
def contract(described):
    return {one["name"]: one for one in yaml_of(described / "contract.odcs.yaml")["schema"]}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_descriptor_has_the_columns_and_types_of_the_files(
    table, described, croissant, contract
):
    real = columns_of_files(described, table)
    names = [name for name, *_ in real]
    (records,) = [one for one in croissant["recordSet"] if one["name"] == table.name]
    assert [one["name"] for one in records["field"]] == names
    fields = read(described, f"schema/{table.name}.table.json")["fields"]
    assert [(one["name"], one["arrowType"]) for one in fields] == [one[:2] for one in real]
    properties = read(described, f"schema/{table.name}.schema.json")["properties"]
    assert list(properties) == names
    agreed = contract[table.name]["properties"]
    assert [(one["name"], one["physicalType"], not one["required"]) for one in agreed] == real
    variables = [one["name"] for one in read(described, "schema_org.json")["variableMeasured"]]
    assert [one for one in variables if re.fullmatch(f"{table.name}/[^/]+", one)] == [
        f"{table.name}/{name}" for name in names
    ]
    text = (described / "data_dictionary.md").read_text(encoding="utf-8")
    section = text.partition(f"## {table.name}\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([^`.\[]+)`", section, re.MULTILINE) == names
    for place, (name, kind, _) in enumerate(real):
        if kind in LOGICAL:
            wanted = LOGICAL[kind]
            called = properties[name]["type"]
            plain = called if isinstance(called, str) else called[0]
            found = (records["field"][place]["dataType"], plain, agreed[place]["logicalType"])
            assert (name, found) == (name, wanted)


def test_the_column_of_the_folder_is_in_all_of_them(croissant, contract, described):
    for table in TABLES.values():
        names = {name for name, *_ in columns_of_files(described, table)}
        assert {"articles": "period", "captures": "crawl"}.get(table.name, "publisher") in names
    (own,) = [one for one in contract["articles"]["properties"] if one["name"] == "period"]
    assert (own["partitioned"], own["partitionKeyPosition"]) == (True, 1)
    rows = mlcroissant.Dataset(str(described / "croissant.json")).records("articles")
    assert Counter(row["articles/period"] for row in rows) == {
        b"2025-all": 1,
        b"2026-all": 4,
    }


def test_every_descriptor_has_the_counts_of_the_manifest(described, croissant, contract):
    manifest = read_manifest(described)
    rows, table = manifest.rows, {entry.path: entry.table for entry in manifest.files}
    package = Counter()
    for one in read(described, "datapackage.json")["resources"]:
        package[table[one["path"]]] += one["rowCount"]
    assert package == rows
    assert {name: one["quality"][0]["mustBe"] for name, one in contract.items()} == rows
    size = read(described, "schema_org.json")["size"]
    assert dict(re.findall(r"(\w+): (\d+) rows", size)) == {k: str(v) for k, v in rows.items()}
    dataset = mlcroissant.Dataset(str(described / "croissant.json"))
    assert {name: len(list(dataset.records(name))) for name in rows} == rows
    card = (described / "README.md").read_text(encoding="utf-8")
    for name, count in rows.items():
        assert f"| {markdown(name)} | {count} |\n" in card


def test_every_descriptor_has_the_hashes_and_sizes_of_the_files(described, croissant):
    entries = [one for one in read_manifest(described).files if one.table]
    hashes = {one.path: one.sha256 for one in entries}
    sizes = {one.path: f"{one.bytes} B" for one in entries}
    files = [one for one in croissant["distribution"] if one["@type"] == "cr:FileObject"]
    downloads = read(described, "schema_org.json")["distribution"]
    for listed in (files, downloads):
        assert {one["contentUrl"]: one["sha256"] for one in listed} == hashes
        assert {one["contentUrl"]: one["contentSize"] for one in listed} == sizes
    package = read(described, "datapackage.json")["resources"]
    assert {one["path"]: one["hash"] for one in package} == {
        path: f"sha256:{sha256}" for path, sha256 in hashes.items()
    }


def test_every_descriptor_has_the_maker_s_words(described, croissant):
    """Licences by their addresses, where to ask, what is known to be wrong, the version."""
    package, org = read(described, "datapackage.json"), read(described, "schema_org.json")
    contract = yaml_of(described / "contract.odcs.yaml")
    citation = yaml_of(described / "CITATION.cff")
    deposit, card = read(described, ".zenodo.json"), (described / "README.md").read_text()
    assert croissant["license"] == org["license"] == LICENCES
    assert [one["path"] for one in package["licenses"]] == LICENCES
    terms = contract["description"]["authoritativeDefinitions"]
    assert [one["url"] for one in terms] == LICENCES
    assert citation["license-url"] == LICENCES[0]
    assert all(url in deposit["notes"] and f"({url})" in card for url in LICENCES)
    assert DatasetCard(card).data["license_link"] == LICENCES[0]
    mail = "data@harbour.example"
    assert package["contributors"][0] == {
        "title": "Ada Quay",
        "path": "https://orcid.org/0000-0002-1825-0097",
        "givenName": "Ada",
        "familyName": "Quay",
        "email": mail,
        "roles": ["creator", "contact"],
    }
    assert org["maintainer"]["contactPoint"]["email"] == mail
    assert citation["contact"][0]["email"] == mail
    assert contract["support"] == [{"channel": "contact", "url": f"mailto:{mail}"}]
    assert f"<mailto:{mail}>" in card
    assert mail in croissant["rai:dataReleaseMaintenancePlan"]
    issue = "The tide tables are missing since 2026-11-01."
    assert issue in croissant["rai:dataLimitations"]
    assert issue in package["knownIssues"]
    told = (contract["description"]["limitations"], deposit["notes"], org["abstract"], card)
    assert [issue in text for text in told] == [True] * 4
    number = read_manifest(described).version
    versions = [one["version"] for one in (croissant, package, org, contract, citation, deposit)]
    assert versions == [number] * 6
