"""frictionless accepts the description and reads every file by it."""

import json

import frictionless
import pytest

from schemas.release import TABLES
from tests.pipelines.describing.said import faults
from tests.pipelines.sample_release import released
from tests.pipelines.validated import story

pytestmark = pytest.mark.slow  # whole stages and processes


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return released(tmp_path_factory.mktemp("checkout"))


def test_the_description_and_every_row_are_accepted(place):
    found = frictionless.validate(place / "datapackage.json")
    assert found.flatten(["type", "message"]) == []
    assert found.stats["tasks"] == len(list(place.rglob("*.parquet")))


def test_the_profiles_of_version_2_accept_it(place):
    package = json.loads((place / "datapackage.json").read_text())
    assert faults("dplib", "profiles/2.0/datapackage.json", package) == []
    for path in sorted((place / "schema").glob("*.table.json")):
        schema = json.loads(path.read_text())
        del schema["fieldsMatch"]  # a string by the standard's text, a list by its profile
        assert faults("dplib", "profiles/2.0/tableschema.json", schema) == []


def test_publishers_are_the_sources(place):
    package = json.loads((place / "datapackage.json").read_text())
    assert package["sources"] == [
        {"title": "Harbour Courier", "path": "https://courier.example.com/"},
        {"title": "tarn-gazette"},
    ]


def test_a_release_with_empty_tables_is_accepted(tmp_path):
    place = released(tmp_path, {"articles": [story(1)]})
    assert frictionless.validate(place / "datapackage.json").flatten(["type", "message"]) == []


def test_records_are_read_with_their_nested_columns(place):
    package = frictionless.Package(place / "datapackage.json")
    rows = package.get_resource("articles-period-2026-all-part-0000").read_rows()
    (row,) = (one for one in rows if one["month"] == "2026-10")
    assert row["headline"] == "Ferry 1 returns"
    assert [block["role"] for block in row["body"]] == ["lede", "paragraph"]
    assert row["rights"]["text_withheld"] is None


def test_every_column_is_described_with_the_parts_nested_in_it(place):
    package = frictionless.Package(place / "datapackage.json")
    schema = package.get_resource("quarantine-period-2026-all-part-0000").schema
    described = {field.name: field.to_descriptor() for field in schema.fields}
    assert list(described) == [field.name for field in TABLES["quarantine"].columns]
    assert [part["name"] for part in described["authors"]["parts"]] == ["name", "kind", "url"]
