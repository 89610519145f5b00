"""The difference of two releases: columns, counts, rows, their fields, fill."""

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.cli import main
from pipelines.describing import markdown
from pipelines.files.manifest import read_manifest
from pipelines.files.tables import TableError
from pipelines.released.diff import difference_of_releases
from pipelines.released.difference_text import difference_text
from pipelines.releasing.compatibility import column_changes, columns_of_tables
from schemas.errors import Exit
from tests.pipelines.sample_release import released
from tests.pipelines.validated import newsroom, story


def test_a_release_does_not_differ_from_itself(tmp_path):
    place = released(tmp_path)
    assert difference_of_releases(place, place).is_empty


def test_changed_articles_and_counts_are_told(tmp_path):
    rows = newsroom()
    rows["articles"] = [*rows["articles"][1:], story(8)]
    old, new = released(tmp_path / "old"), released(tmp_path / "new", rows)
    found = difference_of_releases(old, new)
    told = [(row["change"], row["headline"]) for row in found.rows.to_pylist()]
    assert told == [("added", "Ferry 8 returns"), ("removed", "Ferry 1 returns")]
    assert difference_text(found) == (
        f"# {markdown(found.old.version)} to {markdown(found.new.version)}\n\n"
        "## Columns\n\nSchema 2.0 to 2.0.\n\nNo column changed.\n\n## Rows\n\n"
        "Every table has as many rows as before.\n\n"
        "Every state of captures has as many rows as before.\n\n"
        "Every publisher has as many rows as before.\n\n"
        "- articles: 1 added, 1 removed\n- revisions: none\n- tombstones: none\n\n"
        "## Fields that changed\n\nNone that is known.\n\n"
        "## Fill\n\n"
        "| column | old | new | points |\n|---|---:|---:|---:|\n"
        "| published\\_at | 80.0% | 60.0% | -20.0 |\n"
        "| published\\_precision | 80.0% | 60.0% | -20.0 |\n"
        "| published\\_day | 80.0% | 60.0% | -20.0 |\n"
        "\n## added\n\n- harbour\\-courier: Ferry 8 returns\n"
        "\n## removed\n\n- harbour\\-courier: Ferry 1 returns\n"
    )


def test_counts_that_differ_stand_side_by_side(tmp_path):
    rows = newsroom()
    del rows["articles"][-1]
    found = difference_of_releases(released(tmp_path / "old"), released(tmp_path / "new", rows))
    assert "| publisher | old | new | difference |\n|---|---:|---:|---:|\n" in difference_text(
        found
    )
    assert "| tarn\\-gazette | 1 | 0 | -1 |\n" in difference_text(found)


def test_columns_that_came_went_or_changed_their_type_are_told(tmp_path):
    old, new = released(tmp_path / "old"), released(tmp_path / "new")
    path = new / "tombstones.parquet"
    rows = pq.ParquetFile(path).read().drop_columns(["url"])
    rows = rows.append_column("asked_by", pa.array([None] * len(rows), pa.string()))
    at = rows.schema.get_field_index("at")
    rows = rows.set_column(at, "at", rows["at"].cast(pa.timestamp("ms", "UTC")))
    pq.write_table(rows, path)
    types = [columns_of_tables(place, read_manifest(place).files) for place in (old, new)]
    assert column_changes(*types) == [
        "tombstones.asked_by: added: string",
        "tombstones.at: timestamp[us, tz=UTC], never null, now timestamp[ms, tz=UTC]",
        "tombstones.url: removed",
    ]


def test_what_a_release_says_is_shown_and_never_obeyed(tmp_path, capsys):
    old, new = released(tmp_path / "old"), released(tmp_path / "new")
    path = new / "tombstones.parquet"
    rows = pq.ParquetFile(path).read()
    name = "\x1b[2J`<img src=x>`\u202e"
    pq.write_table(rows.append_column(name, pa.array([None] * len(rows), pa.string())), path)
    assert main(["diff", str(old), str(new)]) == Exit.OK
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "<img" not in told


@pytest.mark.parametrize("name", ["tombstones.parquet", "articles/month=2026-11/part-0000.parquet"])
@pytest.mark.parametrize("data", [b"", b"PAR1 and no more PAR1"])
def test_a_damaged_table_is_one_line_that_names_it(tmp_path, capsys, name, data):
    rows = newsroom()
    rows["articles"].append(story(8, datetime(2026, 11, 1, tzinfo=UTC)))
    old, new = released(tmp_path / "old"), released(tmp_path / "new", rows)
    (new / name).write_bytes(data)
    assert main(["diff", str(old), str(new)]) == Exit.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"broadsheet diff: {new / name}: cannot be read: ")


def test_a_table_without_a_column_that_is_asked_for_is_one_line(tmp_path):
    place = released(tmp_path)
    path = place / "tombstones.parquet"
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["cause"]), path)
    with pytest.raises(TableError, match=r"tombstones\.parquet: has no column cause$"):
        difference_of_releases(place, place)
