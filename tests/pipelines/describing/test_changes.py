"""CHANGES.md: counts, and headlines up to what can be read."""

import pyarrow as pa

from pipelines.describing.changes import LISTED, changes_text
from pipelines.files.manifest import read_manifest
from schemas.columns import table_of
from schemas.release import DeltaRow
from tests.pipelines.sample_release import released

COUNTS = {"articles": {"any": 1}}


def rows(*told: tuple[DeltaRow, str | None]) -> pa.Table:
    """Return rows of a delta with their headlines."""
    table = table_of([row for row, _ in told], DeltaRow)
    return table.append_column("headline", pa.array([headline for _, headline in told]))


def row(number: int, change: str, **given) -> DeltaRow:
    facts = {"article_id": f"{number:032x}", "publisher": "tarn-gazette", "month": "2026-11"}
    return DeltaRow(**(facts | {"change": change} | given))


def test_a_long_list_ends_with_a_count(tmp_path):
    manifest = read_manifest(released(tmp_path)).model_copy(update={"previous": "2026.10.1"})
    told = rows(*((row(number, "added"), "Rain") for number in range(LISTED + 3)))
    lines = changes_text(manifest, COUNTS, told).splitlines()
    assert lines[-1] == "- and 3 more, in `delta/`"
    assert lines.count("- tarn\\-gazette: Rain") == LISTED


def test_a_takedown_is_listed_by_its_id_alone(tmp_path):
    manifest = read_manifest(released(tmp_path)).model_copy(update={"previous": "2026.10.1"})
    text = changes_text(manifest, COUNTS, rows((row(7, "takedown"), None)))
    assert text.endswith(f"## takedown\n\n- tarn\\-gazette: `{7:032x}`\n")


def test_counts_of_each_table_come_first_and_the_columns_that_differ_with_the_headline(tmp_path):
    manifest = read_manifest(released(tmp_path)).model_copy(update={"previous": "2026.10.1"})
    told = rows((row(1, "updated", fields=["cluster_id"]), "Rain"))
    counts = {"articles": {"updated": 1}, "revisions": {"added": 2}, "tombstones": {}}
    assert changes_text(manifest, counts, told) == (
        f"# Changes in {manifest.version}\n\nSchema 2.0, against 2026.10.1.\n\n"
        "| change | articles |\n|---|---:|\n| updated | 1 |\n\n"
        "| change | revisions |\n|---|---:|\n| added | 2 |\n"
        "\n## updated\n\n- tarn\\-gazette: Rain (`cluster_id`)\n"
    )


def test_the_first_version_differs_from_nothing(tmp_path):
    place = released(tmp_path)
    version = read_manifest(place).version
    assert (place / "CHANGES.md").read_text() == (
        f"# Changes in {version}\n\nSchema 2.0, the first version.\n\n"
        "Its delta holds no row: it differs from nothing.\n"
    )
