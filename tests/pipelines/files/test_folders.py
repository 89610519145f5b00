"""A folder is replaced whole, and a kill between the two moves is mended."""

import pytest

from pipelines.files.folders import fresh, moved_in, restored


@pytest.fixture
def place(tmp_path):
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "old").touch()
    return tmp_path / "release"


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_new_content_takes_the_place_and_nothing_else_is_left(place):
    (fresh(place) / "new").touch()
    moved_in(place)
    assert names(place.parent) == ["release", "release/new"]


def test_what_a_killed_build_left_is_gone_when_the_next_begins(place):
    (fresh(place) / "half").touch()
    assert names(fresh(place)) == []


def test_the_last_content_comes_back_after_a_kill_between_the_moves(place):
    fresh(place)
    place.rename(place.with_name(".release.last"))
    restored(place)
    assert names(place) == ["old"]


def test_a_kill_before_the_last_content_was_removed_is_no_trouble(place):
    (place.with_name(".release.last") / "older").mkdir(parents=True)
    restored(place)
    (fresh(place) / "new").touch()
    moved_in(place)
    assert names(place.parent) == ["release", "release/new"]


def test_the_first_content_needs_no_place_before(tmp_path):
    (fresh(tmp_path / "data" / "release") / "new").touch()
    restored(tmp_path / "data" / "release")
    moved_in(tmp_path / "data" / "release")
    assert names(tmp_path / "data") == ["release", "release/new"]
