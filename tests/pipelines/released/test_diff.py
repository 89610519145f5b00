"""The difference of two releases: columns, counts, articles."""

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.files.manifest import read_manifest
from pipelines.released.diff import column_changes, difference, difference_text, table_columns
from tests.pipelines.sample_release import released
from tests.pipelines.validated import newsroom, story


def test_a_release_does_not_differ_from_itself(tmp_path):
    place = released(tmp_path)
    assert difference(place, place).is_empty


def test_changed_articles_and_counts_are_told(tmp_path):
    rows = newsroom()
    rows["articles"] = [*rows["articles"][1:], story(8)]
    old, new = released(tmp_path / "old"), released(tmp_path / "new", rows)
    found = difference(old, new)
    told = [(row["change"], row["headline"]) for row in found.articles.to_pylist()]
    assert told == [("removed", "Ferry 1 returns"), ("added", "Ferry 8 returns")]
    assert difference_text(found) == (
        "# 2026.11.1 to 2026.11.1\n\n## Columns\n\nNo column changed.\n\n## Rows\n\n"
        "Every table has as many rows as before.\n\n"
        "Every state of captures has as many rows as before.\n\n"
        "Every publisher has as many rows as before.\n\n"
        "## Articles\n\n1 added, 1 removed.\n"
        "\n## added\n\n- harbour\\-courier: Ferry 8 returns\n"
        "\n## removed\n\n- harbour\\-courier: Ferry 1 returns\n"
    )


def test_counts_that_differ_stand_side_by_side(tmp_path):
    rows = newsroom()
    del rows["articles"][-1]
    found = difference(released(tmp_path / "old"), released(tmp_path / "new", rows))
    assert "| publisher | old | new | difference |\n|---|---:|---:|---:|\n" in difference_text(
        found
    )
    assert "| tarn-gazette | 1 | 0 | -1 |\n" in difference_text(found)


def test_columns_that_came_went_or_changed_their_type_are_told(tmp_path):
    old, new = released(tmp_path / "old"), released(tmp_path / "new")
    path = new / "tombstones.parquet"
    rows = pq.ParquetFile(path).read().drop_columns(["url"])
    rows = rows.append_column("asked_by", pa.array([None] * len(rows), pa.string()))
    at = rows.schema.get_field_index("at")
    rows = rows.set_column(at, "at", rows["at"].cast(pa.timestamp("ms", "UTC")))
    pq.write_table(rows, path)
    types = [table_columns(place, read_manifest(place)) for place in (old, new)]
    assert column_changes(*types) == [
        "tombstones.asked_by: added: string",
        "tombstones.at: timestamp[us, tz=UTC], never null, now timestamp[ms, tz=UTC]",
        "tombstones.url: removed",
    ]
