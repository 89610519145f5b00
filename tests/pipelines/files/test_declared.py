"""The facts of publishers that the parse stage hands on."""

from pathlib import Path

from pipelines.files.declared import PUBLISHERS, read_declared, write_declared
from tests.pipelines.validated import COURIER


def test_of_two_copies_of_the_facts_the_last_counts(tmp_path: Path) -> None:
    moved = COURIER.model_copy(update={"country": "IE"})
    write_declared([COURIER, moved], tmp_path)
    assert [one.country for one in read_declared(tmp_path).values()] == ["IE"]


def test_facts_that_stay_leave_the_file_alone(tmp_path: Path) -> None:
    write_declared([COURIER], tmp_path)
    before = (tmp_path / PUBLISHERS).stat().st_mtime_ns
    write_declared([COURIER], tmp_path)
    assert (tmp_path / PUBLISHERS).stat().st_mtime_ns == before


def test_where_an_earlier_version_parsed_nothing_is_declared(tmp_path: Path) -> None:
    assert read_declared(tmp_path) == {}
