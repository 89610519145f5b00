"""Counts before and now -> how likely chance alone makes such a difference.

The tolerance follows the counts: a share of 20 articles may move where one of 2,000 may not.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

EXACT = 2_000  # articles up to which tails are summed; beyond, the normal curve is as good
PRIOR = 3  # degrees of freedom with which dispersion is taken to be that of chance


def fewer(found: int, of: int, before: int, of_before: int) -> float:
    """Return the chance of no more than *found* *of* articles, given the share before (Fisher).

    >>> round(fewer(0, 3, 20, 20), 6)
    0.000565
    """
    total, hits = of + of_before, found + before
    if not of or not of_before:
        return 1.0
    if of > EXACT:
        return below(z_of(found + 0.5, of, hits, total))
    least = max(0, of - (total - hits))
    logs = [log_choose(hits, k) + log_choose(total - hits, of - k) for k in range(least, found + 1)]
    whole = log_choose(total, of)
    return min(1.0, sum(math.exp(one - whole) for one in logs))


def more(found: int, of: int, before: int, of_before: int) -> float:
    """Return the chance of no fewer than *found* *of* articles, given the share before."""
    return fewer(of - found, of, of_before - before, of_before)


def z_of(found: float, of: int, hits: int, total: int) -> float:
    """Return by how many standard deviations *found* differs from what *hits* of *total* expect."""
    rate = hits / total
    variance = of * rate * (1 - rate) * (total - of) / max(total - 1, 1)
    return (found - of * rate) / math.sqrt(variance) if variance else 0.0


def log_choose(of: int, some: int) -> float:
    """Return the logarithm of the number of ways to choose."""
    return math.lgamma(of + 1) - math.lgamma(some + 1) - math.lgamma(of - some + 1)


def below(z: float) -> float:
    """Return the chance of a normal value no greater than *z*."""
    return math.erfc(-z / math.sqrt(2)) / 2


def dispersion(groups: Iterable[tuple[int, int]]) -> float:
    """Return how much more than chance a share varies between groups (hits, articles); 1 or more.

    Of one group, or two that agree, nothing is known but chance.
    """
    known = [(hits, of) for hits, of in groups if of]
    hits, total = sum(one for one, _ in known), sum(of for _, of in known)
    if len(known) < 2 or hits in (0, total):
        return 1.0
    rate = hits / total
    square = sum((one - of * rate) ** 2 / (of * rate * (1 - rate)) for one, of in known)
    return max(1.0, (square + PRIOR) / (len(known) - 1 + PRIOR))


def ranked(now: Mapping[int, int], before: Mapping[int, int]) -> tuple[float, float]:
    """Return z, and the chance that a value of *now* is above one of *before* (Mann-Whitney).

    Both count values; ties are taken in half, and out of the variance.
    """
    of, of_before = sum(now.values()), sum(before.values())
    total = of + of_before
    if not of or not of_before:
        return 0.0, 0.5
    lower, above, tied = 0, 0.0, 0.0
    for value in sorted({*now, *before}):
        own, other = now.get(value, 0), before.get(value, 0)
        above += own * (lower + other / 2)
        lower += other
        tied += (own + other) ** 3 - (own + other)
    spread = of * of_before / 12 * (total + 1 - tied / max(total * (total - 1), 1))
    z = (above - of * of_before / 2) / math.sqrt(spread) if spread > 0 else 0.0
    return z, above / (of * of_before)


def strata(tables: Sequence[tuple[int, int, int, int]]) -> float:
    """Return z of shares in many small groups together (Mantel-Haenszel).

    Each is *found*, *of*, *before*, *of_before*; groups may differ in their shares.
    """
    difference = variance = 0.0
    for found, of, before, of_before in tables:
        total, hits = of + of_before, found + before
        if of and of_before:
            difference += found - of * hits / total
            spread = of * of_before * hits * (total - hits)
            variance += spread / (total * total * max(total - 1, 1))
    slack = math.copysign(min(0.5, abs(difference)), difference)
    return (difference - slack) / math.sqrt(variance) if variance else 0.0
