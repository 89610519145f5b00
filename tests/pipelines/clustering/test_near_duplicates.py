"""Clusters of near-duplicates: who joins whom, and that order does not matter."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.clustering.near_duplicates import BANDS, Ranks, buckets, canonical_ranks, keys_of
from pipelines.clustering.shingles import shingles

WORDS = [f"word{number}" for number in range(2000)]


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def edited(words: list[str], changes: int, seed: int = 0) -> list[str]:
    copy = list(words)
    for place in random.Random(seed).sample(range(len(copy)), changes):
        copy[place] = f"edit{place}"
    return copy


def clustered(texts: list[list[str]]) -> list[int]:
    sets = [shingles(" ".join(words)) for words in texts]
    keys = np.array([keys_of(one) for one in sets], np.uint64).reshape(len(sets), BANDS + 1)
    return canonical_ranks(keys.T[:BANDS], keys[:, BANDS], lambda row: sets[row]).tolist()


def test_equal_texts_are_one_cluster():
    assert clustered([story(1), story(2), story(1)]) == [0, 1, 0]


def test_a_lightly_edited_copy_joins_its_original():
    assert clustered([story(1), edited(story(1), 6)]) == [0, 0]


def test_a_rewritten_copy_does_not_join():
    assert clustered([story(1), edited(story(1), 60)]) == [0, 1]


def test_stories_that_share_half_their_text_stay_apart():
    assert clustered([story(1) + story(2), story(1) + story(3)]) == [0, 1]


def test_copies_of_copies_are_one_cluster():
    first = story(1)
    second = edited(first, 8, seed=1)
    third = edited(second, 8, seed=2)
    assert clustered([third, second, first]) == [0, 0, 0]


def test_no_rows_are_no_clusters():
    assert clustered([]) == []


def test_a_band_joins_equal_keys_only():
    keys = np.array([2**64 - 1, 7, 2**64 - 2, 7, 2**64 - 1], np.uint64)
    found = [bucket.tolist() for bucket in buckets(keys, np.arange(5))]
    assert found == [[1, 3], [0, 4]]


def test_a_bucket_of_a_template_costs_no_square():
    compared = 0
    sets = [np.arange(start, start + 30, dtype=np.uint32) for start in range(0, 30 * 2000, 30)]

    def counted(row: int) -> np.ndarray:
        nonlocal compared
        compared += 1
        return sets[row]

    ranks: Ranks = canonical_ranks(
        [np.zeros(2000, np.uint64)], np.arange(2000, dtype=np.uint64), counted
    )
    assert (ranks.tolist(), compared) == (list(range(2000)), 2000)


@given(st.permutations(range(9)))
def test_clusters_do_not_depend_on_the_order(order: list[int]):
    texts = [edited(story(seed), 5 * copy, seed=copy) for seed in range(3) for copy in range(3)]
    found = clustered([texts[place] for place in order])
    assert {
        frozenset(o for o, f in zip(order, found, strict=True) if f == root) for root in found
    } == {
        frozenset({0, 1, 2}),
        frozenset({3, 4, 5}),
        frozenset({6, 7, 8}),
    }


@given(st.lists(st.integers(0, 4), max_size=12))
def test_the_canonical_row_is_the_first_of_its_cluster(seeds: list[int]):
    assert clustered([story(seed) for seed in seeds]) == [seeds.index(seed) for seed in seeds]
