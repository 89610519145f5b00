"""mlcroissant accepts the description without a warning and reads every table by it."""

import json
from typing import Annotated

import mlcroissant
import pandas as pd
import pytest

from pipelines.describing.croissant import file_set, record_set
from pipelines.files.tables import write_table
from schemas.article import Article
from schemas.columns import Column, Record, columns_of, table_of
from schemas.release import TABLES, Table
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import story


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    place = version(tmp_path_factory.mktemp("checkout"))
    return mlcroissant.Dataset(str(place / "croissant.json"))


def test_the_description_is_accepted_without_errors_or_warnings(dataset):
    assert (dataset.metadata.issues.errors, dataset.metadata.issues.warnings) == (set(), set())


@pytest.mark.parametrize(
    ("table", "rows"),
    [("articles", 5), ("revisions", 1), ("captures", 8), ("quarantine", 1), ("tombstones", 1)],
)
def test_every_table_is_read_by_its_record_set(dataset, table, rows):
    assert len(list(dataset.records(table))) == rows


def test_nested_columns_are_read_as_records(dataset):
    by_headline = {row["articles/headline"]: row for row in dataset.records("articles")}
    row = by_headline[b"Ferry 4 returns"]
    assert row["articles/authors"] == [
        {
            "articles/authors/name": b"Ada Quay",
            "articles/authors/kind": b"person",
            "articles/authors/url": None,
        }
    ]
    assert row["articles/tags"] == [b"ferries", b"harbour"]
    assert row["articles/rights"]["articles/rights/text_withheld"] == b"tdm_reservation"
    dated = by_headline[b"Ferry 1 returns"]
    assert dated["articles/published_at"] == pd.Timestamp("2026-10-30T09:30:00Z")


def test_every_column_of_every_table_is_described(dataset):
    described = {
        record_set.name: [field.name for field in record_set.fields]
        for record_set in dataset.metadata.record_sets
    }
    assert described == {
        name: [field.name for field in table.columns] for name, table in TABLES.items()
    }


def test_parts_of_nested_columns_are_described(dataset):
    (articles,) = [one for one in dataset.metadata.record_sets if one.name == "articles"]
    for field in columns_of(Article):
        if field.record:
            (described,) = [one for one in articles.fields if one.name == field.name]
            parts = [(part.name, part.description) for part in described.sub_fields]
            assert parts == [(part.name, part.column.doc) for part in columns_of(field.record)]


def test_it_is_croissant_1_1_with_what_responsible_use_asks(dataset):
    metadata = dataset.metadata
    assert metadata.conforms_to == [
        "http://mlcommons.org/croissant/1.1",
        "http://mlcommons.org/croissant/RAI/1.0",
    ]
    assert metadata.data_collection_type == ["Web Scraping"]
    assert "Publishers were chosen, not sampled." in metadata.data_biases
    assert metadata.personal_sensitive_information[0].startswith("Names of authors")


def test_records_in_records_are_read_to_any_depth(tmp_path):
    class Wrapped(Record):
        """A row that holds an article."""

        number: Annotated[int, Column("Its number")] = 1
        row: Annotated[Article | None, Column("The article")] = None

    table = Table("wrapped", Wrapped, ("number",), "Articles in rows", is_file=True)
    write_table(table_of([Wrapped(row=story(1))], Wrapped), tmp_path / "wrapped.parquet", Wrapped)
    facts = json.loads((released(tmp_path / "made") / "croissant.json").read_text())
    facts |= {"distribution": [file_set(table)], "recordSet": [record_set(table)]}
    (tmp_path / "croissant.json").write_text(json.dumps(facts))
    (row,) = mlcroissant.Dataset(str(tmp_path / "croissant.json")).records("wrapped")
    assert row["wrapped/row"]["wrapped/row/headline"] == b"Ferry 1 returns"
    assert row["wrapped/row/authors"] == [
        {
            "wrapped/row/authors/name": b"Ada Quay",
            "wrapped/row/authors/kind": b"person",
            "wrapped/row/authors/url": None,
        }
    ]
    assert row["wrapped/row/rights"]["wrapped/row/rights/text_withheld"] is None


def test_a_release_with_empty_tables_is_read(tmp_path):
    place = released(tmp_path, {"articles": [story(1)]})
    dataset = mlcroissant.Dataset(str(place / "croissant.json"))
    assert {table: len(list(dataset.records(table))) for table in ("articles", "revisions")} == {
        "articles": 1,
        "revisions": 0,
    }
