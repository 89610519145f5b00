"""A damaged JSON file is one line that names it."""

from pathlib import Path

import pytest

from pipelines.files.documents import DocumentError, read_document
from pipelines.gating import last_cut
from schemas.release import Cut
from tests.pipelines.parsed import NOON

CUT = Cut(
    version="2026.11.1",
    previous=None,
    schema_version="1.3",
    last_capture=NOON,
    parsed="0" * 32,
    content="0" * 32,
    rows={"articles": 3},
    columns={"articles": "table"},
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text(CUT.model_dump_json(), encoding="utf-8")
    assert read_document(tmp_path / "cut.json", Cut) == CUT


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (CUT.model_dump_json()[:30], "Invalid JSON"),
        ('{"version": "2026.11.1", "previous": null}', "last_capture: Field required"),
        ("", "Invalid JSON"),
    ],
)
def test_damage_is_one_line_with_file_field_and_fact(tmp_path: Path, text: str, fact: str) -> None:
    path = tmp_path / "release.json"
    for part in (path, tmp_path / "keys.parquet", tmp_path / "statistics.json"):
        part.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as told:
        last_cut(tmp_path)
    assert str(told.value).startswith(f"{path}: damaged, or of another version: {fact}")
    assert "\n" not in str(told.value)
