"""CHANGES.md: counts, and headlines up to what can be read."""

from pipelines.describing.changes import LISTED, changes_text
from pipelines.files.manifest import read_manifest
from schemas.columns import table_of
from schemas.release import DeltaRow
from tests.pipelines.sample_release import released


def row(number: int, change: str, headline: str | None = None) -> DeltaRow:
    return DeltaRow(
        article_id=f"{number:032x}",
        change=change,
        publisher="tarn-gazette",
        url=None,
        headline=headline,
        month="2026-11",
    )


def test_a_long_list_ends_with_a_count(tmp_path):
    manifest = read_manifest(released(tmp_path)).model_copy(update={"previous": "2026.10.1"})
    rows = [row(number, "added", "Rain") for number in range(LISTED + 3)]
    lines = changes_text(manifest, table_of(rows, DeltaRow)).splitlines()
    assert lines[-1] == "- and 3 more, in `delta/`"
    assert lines.count("- tarn\\-gazette: Rain") == LISTED


def test_a_takedown_is_listed_by_its_id_alone(tmp_path):
    manifest = read_manifest(released(tmp_path)).model_copy(update={"previous": "2026.10.1"})
    text = changes_text(manifest, table_of([row(7, "takedown")], DeltaRow))
    assert text.endswith(f"## takedown\n\n- tarn\\-gazette: `{7:032x}`\n")


def test_the_first_version_lists_no_headlines(tmp_path):
    manifest = read_manifest(released(tmp_path))
    assert changes_text(manifest, table_of([row(1, "added", "Rain")], DeltaRow)) == (
        f"# Changes in {manifest.version}\n\nSchema 1.3, the first version.\n\n"
        "| change | articles |\n|---|---:|\n| added | 1 |\n"
    )
