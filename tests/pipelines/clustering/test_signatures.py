"""What signatures and band keys promise: similarity as a probability, the same everywhere."""

import numpy as np
import pytest

from pipelines.clustering.shingles import jaccard
from pipelines.clustering.signatures import BAND_ROWS, BANDS, band_keys, keys_of, signature

DRAW = np.random.default_rng(7)


def sets(shared: int, own: int) -> tuple[np.ndarray, np.ndarray]:
    """Return two sets with *shared* shingles and each *own* more."""
    values = DRAW.choice(2**32, shared + 2 * own, replace=False).astype(np.uint32)
    one, other = values[: shared + own], np.append(values[:shared], values[shared + own :])
    return np.sort(one), np.sort(other)


@pytest.mark.parametrize(("shared", "own"), [(300, 10), (300, 50), (200, 100)])
def test_equal_places_of_two_signatures_are_as_many_as_the_sets_are_alike(shared: int, own: int):
    drawn = [sets(shared, own) for _ in range(60)]
    equal = np.mean([signature(one) == signature(other) for one, other in drawn])
    assert abs(equal - jaccard(*drawn[0])) < 0.03


def test_a_band_key_is_equal_where_all_its_rows_are():
    one = np.arange(BANDS * BAND_ROWS, dtype=np.uint32)
    other = one.copy()
    other[BAND_ROWS] += 1
    assert np.flatnonzero(band_keys(one) != band_keys(other)).tolist() == [1]


def test_the_last_key_is_of_the_whole_set():
    one, other = sets(100_000, 1)
    assert len(keys_of(one)) == BANDS + 1
    assert keys_of(one)[BANDS] != keys_of(other)[BANDS]
    assert (keys_of(one) == keys_of(one.copy())).all()


def test_keys_stay_as_published():
    first, *_, last, whole = keys_of(np.arange(100, dtype=np.uint32)).tolist()
    assert (first, last) == (2369110328335071383, 6367851824175559596)
    assert whole == 4252863357156554759
