"""Results that are kept: done once, done again when anything that decides them is other."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.running.kept import Kept, grouped, is_whole, linked, make

CALLS: list[str] = []


def shout(word: str, folder: Path) -> None:
    CALLS.append(word)
    (folder / "loud.txt").write_text(word.upper())


def fail(word: str, folder: Path) -> None:
    (folder / "half.txt").write_text(word)
    raise ValueError(word)


def said(kept: Kept, *words: str) -> list[str]:
    CALLS.clear()
    places = kept.results(shout, [(word, [word]) for word in words])
    return [(place / "loud.txt").read_text() for place in places]


def test_what_was_done_is_not_done_again(tmp_path: Path):
    kept = Kept(tmp_path, map)
    assert said(kept, "one", "two") == ["ONE", "TWO"]
    assert said(kept, "two", "three", "one") == ["TWO", "THREE", "ONE"]
    assert CALLS == ["three"]


def test_other_facts_are_another_result(tmp_path: Path):
    kept = Kept(tmp_path, map)
    one, other = kept.places(shout, [["a", 1], ["a", 2]])
    assert one != other
    assert kept.places(fail, [["a", 1]]) != [one]


@given(st.lists(st.integers(0, 9)), st.integers(1, 12))
def test_groups_hold_all_in_order_and_are_bounded(sizes: list[int], most: int) -> None:
    groups = grouped(((size, (number, size)) for number, size in enumerate(sizes)), most)
    assert [one for group in groups for one in group] == list(enumerate(sizes))
    assert all(len(group) == 1 or sum(size for _, size in group) <= most for group in groups)
    for group, behind in pairwise(groups):
        assert sum(size for _, size in [*group, behind[0]]) > most


@pytest.mark.parametrize("damage", ["changed", "gone", "no sums", "sums that are none"])
def test_a_damaged_result_is_done_again(tmp_path: Path, damage: str):
    kept = Kept(tmp_path, map)
    (place,) = kept.results(shout, [("one", ["one"])])
    if damage == "changed":
        (place / "loud.txt").write_text("ONe")
    elif damage == "gone":
        (place / "loud.txt").unlink()
    elif damage == "no sums":
        (place / "SUMS.json").unlink()
    else:
        (place / "SUMS.json").write_text("[1]")
    assert said(kept, "one") == ["ONE"]
    assert CALLS == ["one"]


def test_what_a_killed_process_of_the_same_number_left_is_done_again(tmp_path: Path):
    half = tmp_path / "shout" / f".key.{os.getpid()}" / "half.txt"
    half.parent.mkdir(parents=True)
    half.touch()
    make(shout, ("one", tmp_path / "shout" / "key"))
    names = sorted(path.name for path in (tmp_path / "shout" / "key").iterdir())
    assert names == ["SUMS.json", "loud.txt"]


def test_what_fails_leaves_no_result(tmp_path: Path):
    with pytest.raises(ValueError, match="one"):
        make(fail, ("one", tmp_path / "fail" / "key"))
    assert not is_whole(tmp_path / "fail" / "key")


def test_what_no_run_asks_for_any_more_goes(tmp_path: Path):
    said(Kept(tmp_path, map), "one", "two")
    kept = Kept(tmp_path, map)
    said(kept, "two")
    kept.tidy()
    assert len(list(tmp_path.glob("*/*"))) == 1
    assert said(kept, "two") == ["TWO"]
    assert CALLS == []


def test_a_linked_file_outlives_the_kept_one(tmp_path: Path):
    kept = Kept(tmp_path / "kept", map)
    (place,) = kept.results(shout, [("one", ["one"])])
    linked(place / "loud.txt", tmp_path / "out" / "loud.txt")
    Kept(tmp_path / "kept", map).tidy()
    assert not place.exists()
    assert (tmp_path / "out" / "loud.txt").read_text() == "ONE"
