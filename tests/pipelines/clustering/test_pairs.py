"""Which rows are compared, and which of them are alike."""

import numpy as np

from pipelines.clustering.pairs import NEAREST, alike, candidates
from pipelines.clustering.signatures import Keys


def pairs(*bands: list[int]) -> list[tuple[int, int]]:
    earlier, later = candidates(np.array(keys, np.uint64) for keys in bands)
    return list(zip(earlier.tolist(), later.tolist(), strict=True))


def test_rows_that_share_a_key_are_a_pair_with_the_earlier_first():
    assert pairs([2**64 - 1, 7, 2**64 - 2, 7, 2**64 - 1]) == [(0, 4), (1, 3)]


def test_a_pair_of_several_bands_is_compared_once():
    assert pairs([1, 1, 2], [5, 5, 5]) == [(0, 1), (0, 2), (1, 2)]


def test_no_rows_are_no_pairs():
    assert pairs([], []) == []


def test_a_form_of_which_there_are_thousands_costs_no_square():
    found = pairs([3] * 2_000)
    assert len(found) < 2_000 * NEAREST
    assert {later - earlier for earlier, later in found} == set(range(1, NEAREST + 1))


def test_rows_to_come_change_no_pair_of_those_before():
    keys: Keys = np.random.default_rng(1).integers(0, 3, 200, dtype=np.uint64)
    before = pairs(keys[:120].tolist())
    assert [pair for pair in pairs(keys.tolist()) if pair[1] < 120] == before


def test_pairs_below_the_threshold_are_dropped_and_the_others_have_their_similarity():
    sets = [np.arange(start, start + 20, dtype=np.uint32) for start in (0, 2, 10)]
    found = alike(np.array([0, 0, 1]), np.array([1, 2, 2]), sets.__getitem__)
    assert [column.tolist() for column in found] == [[0], [1], [18 / 22]]
