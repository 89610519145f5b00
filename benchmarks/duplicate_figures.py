"""Clusters, and what is known of the articles -> recall, precision and what changed, in lines."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import combinations, pairwise
from typing import NamedTuple

from pipelines.clustering import LEAST, jaccard, shingles
from pipelines.clustering.pairs import THRESHOLD
from pipelines.clustering.signatures import BANDS, keys_of

EDGES = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)  # of the bands of similarity
GOALS = ((0.9, 0.995), (0.8, 0.97))  # the least recall of pairs from a similarity on
MOST_COMPARED = 200  # members of a cluster of which all pairs are compared
DEVIATIONS = 1.96  # of a normal distribution, that hold 95 % of it

Clusters = Mapping[str, tuple[str, float]]  # by article: its cluster, and the similarity given


class Known(NamedTuple):
    """What is known of an article as made."""

    script: str
    family: int
    published: datetime


class Pair(NamedTuple):
    """Two articles of one family."""

    script: str
    similarity: float
    is_found: bool  # they share the key of a band
    is_joined: bool  # they share a cluster


def wilson(found: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of the share *found* of *count*, by Wilson.

    >>> [round(end, 3) for end in wilson(98, 100)]
    [0.93, 0.994]
    """
    share, square = found / count, DEVIATIONS**2 / count
    middle = share + square / 2
    half = DEVIATIONS * math.sqrt(share * (1 - share) / count + square / (4 * count))
    return (middle - half) / (1 + square), (middle + half) / (1 + square)


def told(name: str, flags: list[bool]) -> str:
    """Return a line with the share of *flags* that hold, and its interval."""
    if not flags:
        return f"  {name:<24} no pair"
    low, high = wilson(sum(flags), len(flags))
    share = f"{sum(flags) / len(flags):.4f}  [{low:.4f}, {high:.4f}]"
    return f"  {name:<24} {share}  {sum(flags):,} of {len(flags):,}"


def recall(
    known: Mapping[str, Known], clusters: Clusters, texts: Mapping[str, str]
) -> Iterator[str]:
    """Yield lines on how many true pairs of one family share a band, and how many a cluster."""
    families = defaultdict(list)
    for name, one in known.items():
        families[one.family].append(name)
    pairs = []
    for members in families.values():
        sets = {name: shingles(texts[name]) for name in members} if len(members) > 1 else {}
        keys = {name: keys_of(own)[:BANDS] for name, own in sets.items() if len(own)}
        for one, other in combinations(keys, 2):
            at = jaccard(sets[one], sets[other])
            is_found = bool((keys[one] == keys[other]).any())
            is_joined = clusters[one][0] == clusters[other][0]
            pairs.append(Pair(known[one].script, at, is_found, is_joined))
    bands = [(f"{low:g} to {min(high, 1):g}", low, high) for low, high in pairwise(EDGES)][::-1]
    yield "pairs that share a band, by true similarity"
    for name, low, high in bands:
        yield told(name, [one.is_found for one in pairs if low <= one.similarity < high])
    yield "pairs in one cluster, by true similarity"
    for name, low, high in bands:
        yield told(name, [one.is_joined for one in pairs if low <= one.similarity < high])
    for low, goal in GOALS:
        own = [one.is_joined for one in pairs if one.similarity >= low]
        yield told(f"from {low:g} on (goal {goal:g})", own)
    alike = [one for one in pairs if one.similarity >= GOALS[-1][0]]
    for script in dict.fromkeys(one.script for one in pairs):
        own = [one.is_joined for one in alike if one.script == script]
        yield told(f"from {GOALS[-1][0]:g} on, {script}", own)


def precision(
    known: Mapping[str, Known], clusters: Clusters, texts: Mapping[str, str]
) -> Iterator[str]:
    """Yield lines on how many pairs of one cluster are truly alike, or of one family."""
    members = defaultdict(list)
    for name, (owner, _) in clusters.items():
        members[owner].append(name)
    named, within, is_told = [], [], []
    for owner, names in members.items():
        if len(names) == 1:
            continue
        sets = {name: shingles(texts[name]) for name in names}
        for name in names:
            if name != owner:
                true = jaccard(sets[name], sets[owner])
                named.append((true, known[name].family == known[owner].family))
                is_told.append(math.isclose(true, clusters[name][1]))
        for one, other in combinations(names[:MOST_COMPARED], 2):
            is_kin = known[one].family == known[other].family
            within.append((jaccard(sets[one], sets[other]), is_kin))
    yield "precision"
    for name, pairs in (("named", named), ("within", within)):
        for least in (THRESHOLD, LEAST):
            yield told(f"{name}, {least:g} alike", [at >= least for at, _ in pairs])
        yield told(f"{name}, alike or kin", [is_kin or at >= THRESHOLD for at, is_kin in pairs])
    yield told("similarity as given", is_told)


def changes(known: Mapping[str, Known], before: Clusters, after: Clusters) -> Iterator[str]:
    """Yield lines on whose cluster_id changed between *before* and *after*."""
    moved = [name for name, (owner, _) in before.items() if after[name][0] != owner]
    to_new = sum(after[name][0] not in before for name in moved)
    arrived = defaultdict(list)  # by cluster: when those that came last were published
    for name, (owner, _) in after.items():
        if name not in before:
            arrived[owner].append(known[name].published)
    unbidden = 0
    for name in moved:
        near = [*arrived[after[name][0]], *arrived[after.get(before[name][0], ("", 0))[0]]]
        unbidden += not any(at <= known[name].published for at in near)
    yield (
        f"{len(after) - len(before):,} articles came last: of {len(before):,} old ones "
        f"{len(moved):,} have another cluster_id, {to_new:,} that of one which came last; "
        f"without one that came last and was published before, {unbidden:,}"
    )
