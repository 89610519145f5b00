"""Clusters of near-duplicates: who joins whom, and that nobody is moved by what comes later."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.clustering.following import COPY, LEAST, clustered, followed
from pipelines.clustering.pairs import THRESHOLD, Alike
from pipelines.clustering.shingles import jaccard, shingles
from pipelines.clustering.signatures import BANDS, keys_of

WORDS = [f"word{number}" for number in range(2000)]
Made = tuple[int, ...]  # a story's seed, and the seed of each change that was made to it


def story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def edited(words: list[str], changes: int, seed: int = 0) -> list[str]:
    copy = list(words)
    for place in random.Random(seed).sample(range(len(copy)), changes):
        copy[place] = f"edit{seed}of{place}"
    return copy


def clusters(texts: list[list[str]]) -> tuple[list[int], list[float]]:
    sets = [shingles(" ".join(words)) for words in texts]
    keys = np.array([keys_of(one) for one in sets], np.uint64).reshape(len(sets), BANDS + 1).T
    canonical, similarity = clustered(lambda band: keys[band], lambda row: sets[row])
    return canonical.tolist(), similarity.tolist()


def canonical(texts: list[list[str]]) -> list[int]:
    return clusters(texts)[0]


def followers(count: int, *pairs: tuple[int, int, float], others: float = 0.0) -> list[int]:
    """Return who follows whom where *pairs* are alike and all other rows as much as *others*."""
    columns = [np.array(column) for column in zip(*pairs, strict=True)]
    shared = np.arange(1000, dtype=np.uint32)
    own = round(1000 * (1 - others) / (2 * others)) if others else 0
    sets = [np.append(shared, np.arange(own) + 10_000 * (row + 1)) for row in range(count)]
    return followed(count, Alike(*columns), lambda row: sets[row].astype(np.uint32))[0].tolist()


def test_equal_texts_are_one_cluster():
    assert clusters([story(1), story(2), story(1)]) == ([0, 1, 0], [1, 1, 1])


def test_a_lightly_edited_copy_joins_its_original():
    assert canonical([story(1), edited(story(1), 6)]) == [0, 0]


def test_a_rewritten_copy_does_not_join():
    assert canonical([story(1), edited(story(1), 60)]) == [0, 1]


def test_stories_that_share_half_their_text_stay_apart():
    assert canonical([story(1) + story(2), story(1) + story(3)]) == [0, 1]


def test_copies_of_copies_are_one_cluster():
    second = edited(story(1), 6, seed=1)
    assert canonical([edited(second, 6, seed=2), second, story(1)]) == [0, 0, 0]


def test_no_rows_are_no_clusters():
    assert canonical([]) == []


def test_a_row_goes_where_the_row_most_like_it_went():
    assert followers(3, (0, 2, 0.75), (1, 2, 0.8)) == [0, 1, 1]


def test_of_two_rows_that_are_as_much_like_it_the_earlier_leads():
    assert followers(3, (1, 2, 0.8), (0, 2, 0.8)) == [0, 1, 0]


def test_a_row_like_two_clusters_makes_them_no_one_cluster():
    assert followers(4, (0, 2, 0.9), (1, 3, 0.9), (2, 3, 0.8)) == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("of_copy", "of_canonical", "is_joined"),
    [
        (COPY, LEAST + 0.01, True),
        (COPY, LEAST - 0.01, False),
        (COPY - 0.01, THRESHOLD - 0.01, False),
        (COPY - 0.01, THRESHOLD + 0.01, True),
    ],
)
def test_only_a_copy_of_a_copy_may_be_less_like_the_canonical_row(
    of_copy: float, of_canonical: float, is_joined: bool
):
    found = followers(3, (0, 1, 0.9), (1, 2, of_copy), others=of_canonical)
    assert found == [0, 0, 0 if is_joined else 2]


def test_a_chain_of_a_form_is_cut_where_it_is_no_more_like_its_first():
    form = story(1)
    chain = [form]
    for step in range(8):
        chain.append(edited(chain[-1], 5, seed=step))
    found, similarity = clusters(chain)
    assert len(set(found)) > 1
    assert min(similarity) >= LEAST


def made(how: Made) -> list[str]:
    words = story(how[0], 120)
    for seed in how[1:]:
        words = edited(words, 1 + seed % 4, seed)
    return words


NEWS = st.lists(
    st.tuples(st.integers(0, 2))
    | st.tuples(st.integers(0, 2), st.integers(0, 9))
    | st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(0, 9)),
    max_size=14,
)


@settings(max_examples=40)
@given(NEWS, st.integers(0, 14))
def test_what_comes_after_moves_nobody(news: list[Made], count: int):
    texts = [made(how) for how in news]
    whole, before = clusters(texts), clusters(texts[:count])
    assert (whole[0][:count], whole[1][:count]) == before


@settings(max_examples=40)
@given(NEWS, st.sets(st.integers(0, 13)))
def test_who_is_moved_has_an_arrival_before_it_among_those_it_is_linked_to(
    news: list[Made], arrivals: set[int]
):
    texts = [made(how) for how in news]
    old = [row for row in range(len(texts)) if row not in arrivals]
    found = canonical([texts[row] for row in old])
    before = {row: old[first] for row, first in zip(old, found, strict=True)}
    after = canonical(texts)
    sets = [shingles(" ".join(words)) for words in texts]
    for row in old:
        linked, waiting = {row}, [row]
        while waiting:
            one = waiting.pop()
            near = {n for n in range(row) if jaccard(sets[one], sets[n]) >= THRESHOLD} - linked
            linked |= near
            waiting += near
        assert after[row] == before[row] or linked & arrivals


@settings(max_examples=40)
@given(NEWS)
def test_every_row_is_at_least_so_much_like_its_canonical_row_as_is_promised(news: list[Made]):
    texts = [made(how) for how in news]
    sets = [shingles(" ".join(words)) for words in texts]
    found, similarity = clusters(texts)
    assert similarity == [jaccard(sets[row], sets[first]) for row, first in enumerate(found)]
    assert min(similarity, default=1) >= LEAST
    assert all(found[first] == first <= row for row, first in enumerate(found))
