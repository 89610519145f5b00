"""The data dictionary: derived and complete."""

import re
from typing import Annotated

import pytest

from pipelines.describing.dictionary import data_dictionary, lines, table_section
from pipelines.files.manifest import read_manifest
from schemas.article import Article
from schemas.columns import Column, columns_of
from schemas.release import TABLES, Table
from tests.pipelines.sample_release import released


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    return read_manifest(released(tmp_path_factory.mktemp("checkout")))


def test_every_column_of_every_table_stands_in_the_dictionary_with_its_meaning(manifest):
    text = data_dictionary(manifest)
    rows_of_tables = {table.row for table in TABLES.values()}
    for table in TABLES.values():
        section = text.partition(f"## {table.name}\n")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| `([^`]+)` \| [^|]+ \| (?:yes)? ?\| ([^|(]+)", section, re.MULTILINE)
        want = [
            cells[0].strip("`") for field in table.columns for cells in lines(field, rows_of_tables)
        ]
        assert [name for name, _ in rows] == want


def test_a_nested_column_is_described_part_by_part():
    (authors,) = [field for field in columns_of(Article) if field.name == "authors"]
    assert list(lines(authors)) == [
        (
            "`authors`",
            "list of records",
            "",
            "Who wrote it, in printed order",
            "at most 50 items",
            "author",
            "1.0",
        ),
        (
            "`authors[].name`",
            "string",
            "",
            "Name without titles, places and 'By'",
            "",
            "name",
            "1.0",
        ),
        (
            "`authors[].kind`",
            "string",
            "",
            "What the name stands for",
            "`person`, `organisation`, `agency`",
            "",
            "1.0",
        ),
        (
            "`authors[].url`",
            "string",
            "yes",
            "Page of the author",
            r"matches `https?://\S+`",
            "url",
            "1.0",
        ),
    ]


def test_a_new_column_appears_by_itself():
    class Longer(Article):
        """An article with one more column."""

        reading_time: Annotated[int | None, Column("Minutes to read", unit="min|s", since="1.1")]

    table = Table("longer", Longer, ("article_id",), "Longer articles")
    last = table_section(table).splitlines()[-1]
    assert last == "| `reading_time` | int32 | yes | Minutes to read (min\\|s) |  |  | 1.1 |"
