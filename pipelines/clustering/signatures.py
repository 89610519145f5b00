"""Shingles -> MinHash signature -> band keys: two texts that share a key may be near-duplicates.

docs/duplicates.md has the arithmetic of the bands: how likely two texts of a similarity share one.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

from pipelines.clustering.shingles import BASE, Shingles, mixed

BANDS, BAND_ROWS = 20, 6  # .92 of the pairs at Jaccard .7 share a band, .998 at .8, all at .9
SEEDS = mixed(np.arange(1, 2 * BANDS * BAND_ROWS + 1, dtype=np.uint64) * np.uint64(BASE))
FACTORS = (SEEDS[::2] >> np.uint64(32)).astype(np.uint32)[:, None] | np.uint32(1)
MASKS = (SEEDS[1::2] >> np.uint64(32)).astype(np.uint32)[:, None]
POWERS = np.array([pow(BASE, place, 2**64) for place in range(BAND_ROWS)], np.uint64)

Keys = NDArray[np.uint64]
Signature = NDArray[np.uint32]


def keys_of(shingles: Shingles) -> Keys:
    """Return the BANDS band keys of a text's *shingles*, of which there are some, and last a key of
    the whole set.
    """
    whole = hashlib.sha256(shingles.astype("<u4").tobytes()).digest()[:8]
    return np.append(band_keys(signature(shingles)), np.frombuffer(whole, "<u8"))


def signature(shingles: Shingles) -> Signature:
    """Return the least hash of *shingles* by each of BANDS * BAND_ROWS hash functions.

    Two sets have equal values at a place with the probability of their Jaccard similarity.
    """
    values = shingles ^ MASKS
    values *= FACTORS
    least: Signature = values.min(axis=1)
    return least


def band_keys(values: Signature) -> Keys:
    """Return one key of each band of a signature; equal where all BAND_ROWS values are."""
    rows = values.astype(np.uint64).reshape(BANDS, BAND_ROWS)
    return mixed((rows * POWERS).sum(axis=1, dtype=np.uint64))
