"""Revisions, by day of publication -> the bucket of each: days together, or a share of one day.

A bucket is bounded by rows and by bytes of text, whichever is reached first.
"""

import hashlib
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.files import unpacked

LEAST = 1_000  # rows of a bucket, if its month has as many: some 3 MB as released
HEAVY = 32 << 20  # bytes of text, from which a bucket has enough of fewer rows: it is held whole
MONTH = "month="  # with which the name of a bucket begins
DAY = 24 * 60 * 60 * 1_000_000  # microseconds
EPOCH = date(1970, 1, 1).toordinal()
AT_ONCE = 50_000  # ids that are held as texts


def buckets_of(
    born: pa.ChunkedArray, articles: pa.ChunkedArray, sizes: pa.ChunkedArray
) -> pa.DictionaryArray:
    """Return the bucket of each row, as `month=yyyy-mm/part-nnnn`.

    It depends on the moment when a row was *born*, the id of its article and its bytes of text.
    Days of a month stand together until they have LEAST rows or HEAVY bytes; a day of more than
    twice as many is cut by a hash of the id. So the days to come leave the buckets of those before
    as they are, and no bucket has more than four times as many, but by chance.
    """
    moments = born.cast(pa.int64()).to_numpy()
    named, place = np.unique(moments // DAY, return_inverse=True)
    counts = np.bincount(place, minlength=len(named))
    weights = np.bincount(place, sizes.to_numpy(), minlength=len(named)).astype(np.int64)
    days = [date.fromordinal(EPOCH + int(day)) for day in named]
    starts, cuts = [], []
    month, number, filled = "", 0, 0.0
    for day, count, weight in zip(days, counts.tolist(), weights.tolist(), strict=True):
        own = max(count / LEAST, weight / HEAVY)
        cut = 1
        while own > 2 * cut:
            cut *= 2
        if day.isoformat()[:7] != month:
            month, number, filled = day.isoformat()[:7], 0, 0.0
        elif filled >= 1 or (filled and cut > 1):
            number, filled = number + 1, 0.0
        starts.append(number)
        cuts.append(cut)
        number, filled = number + cut - 1, 1.0 if cut > 1 else filled + own
    parts = np.array(starts, np.int64)[place]
    parts += shares(articles, np.array(cuts, np.int64)[place])
    months = np.array([12 * day.year + day.month - 1 for day in days], np.int64)[place]
    codes, numbers = np.unique(months << 32 | parts, return_inverse=True)
    names = [name_of(code >> 32, code & (2**32 - 1)) for code in codes.tolist()]
    return pa.DictionaryArray.from_arrays(
        pa.array(numbers.astype(np.int32)), pa.array(names, pa.string())
    )


def name_of(month: int, part: int) -> str:
    """Return the name of a part of a *month*, which is counted from the year 0."""
    return f"{MONTH}{month // 12:04d}-{month % 12 + 1:02d}/part-{part:04d}"


def months_of(buckets: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the month of each of *buckets*, as yyyy-mm."""
    return pc.utf8_slice_codeunits(buckets, len(MONTH), len(MONTH) + len("yyyy-mm"))


def shares(articles: pa.ChunkedArray, cuts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which of the *cuts* of its day each of *articles* is in."""
    found = np.zeros(len(cuts), np.int64)
    rows = np.flatnonzero(cuts > 1)
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        own = [share_of(one) for one in unpacked(articles.take(pa.array(some))).to_pylist()]
        found[some] = (np.array(own) * cuts[some]).astype(np.int64)
    return found


def share_of(article: str) -> float:
    """Return the place of an article's id among all ids, from 0 to below 1, by their SHA-256."""
    return int.from_bytes(hashlib.sha256(article.encode()).digest()[:4]) / 2**32
