"""Near-duplicates: CPU seconds and recall of ours beside named peers, on synthetic articles.

    python -m benchmarks.dedupe [--articles 50000]

Texts are drawn from a word list whose frequencies fall as in a language; one in ten is a copy of an
earlier one with some words changed, so that true similarities from 1 to .3 occur. Peers
(datasketch, rensa) are measured in the same run if they are installed; trust the ratios.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import accumulate

import numpy as np

from pipelines.clustering.following import clustered
from pipelines.clustering.pairs import THRESHOLD
from pipelines.clustering.shingles import SHINGLE_WORDS, Shingles, jaccard, shingles
from pipelines.clustering.signatures import BAND_ROWS, BANDS, keys_of

WORDS = 20_000
COPIES = 10  # one article in so many is a copy
MOST_CHANGED = 0.12  # of the words of a copy: a Jaccard similarity of about .35

Pairs = list[tuple[int, int]]  # an original and its copy
Clusters = list[int]  # the number of each article's cluster


def articles(count: int, seed: int = 1) -> tuple[list[str], Pairs]:
    """Return the texts, and which article is a copy of which."""
    draw = random.Random(seed)
    vocabulary = [f"{draw.choice('bcdfgklmprst')}{number:x}" for number in range(WORDS)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
    texts: list[list[str]] = []
    copies = []
    for number in range(count):
        if number % COPIES == COPIES - 1:
            original = draw.randrange(number)
            copies.append((original, number))
            texts.append(changed(texts[original], draw.uniform(0, MOST_CHANGED), vocabulary, draw))
        else:
            length = max(60, int(draw.lognormvariate(6, 0.5)))
            texts.append(draw.choices(vocabulary, cum_weights=weights, k=length))
    return [" ".join(words) for words in texts], copies


def changed(
    words: list[str], share: float, vocabulary: list[str], draw: random.Random
) -> list[str]:
    """Return *words* with a share of them replaced."""
    copy = list(words)
    for place in draw.sample(range(len(copy)), int(share * len(copy))):
        copy[place] = draw.choice(vocabulary)
    return copy


def ours(texts: list[str]) -> Clusters:
    """Cluster as `pipelines.dedupe` does."""
    sets = [shingles(text) for text in texts]
    keys = np.array([keys_of(one) for one in sets]).T
    return clustered(keys.__getitem__, sets.__getitem__)[0].tolist()


def word_shingles(text: str) -> set[str]:
    """Return the shingles as strings, as the peers take them."""
    words = text.lower().split()
    return {" ".join(words[n : n + SHINGLE_WORDS]) for n in range(len(words) - SHINGLE_WORDS + 1)}


def by_datasketch(texts: list[str]) -> Clusters:
    """Cluster with datasketch: MinHash and MinHashLSH with the same bands."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - a peer that may not be there

    index = MinHashLSH(num_perm=BANDS * BAND_ROWS, params=(BANDS, BAND_ROWS))
    found = list(range(len(texts)))
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=BANDS * BAND_ROWS)
        sketch.update_batch([one.encode() for one in word_shingles(text)])
        like = index.query(sketch)
        found[number] = found[min(like)] if like else number
        index.insert(number, sketch)
    return found


def by_rensa(texts: list[str]) -> Clusters:
    """Cluster with rensa: RMinHash and RMinHashLSH with the same bands."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - a peer that may not be there

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=BANDS * BAND_ROWS, num_bands=BANDS)
    found = list(range(len(texts)))
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=BANDS * BAND_ROWS, seed=1)
        sketch.update(sorted(word_shingles(text)))
        like = index.query(sketch)
        found[number] = found[min(like)] if like else number
        index.insert(number, sketch)
    return found


def contenders() -> Iterator[tuple[str, Callable[[list[str]], Clusters]]]:
    """Yield ourselves and the peers that are installed."""
    yield "broadsheet", ours
    for name, function in (("datasketch", by_datasketch), ("rensa", by_rensa)):
        if find_spec(name):
            yield name, function


def recall(clusters: Clusters, similar: dict[int, Pairs]) -> dict[str, float]:
    """Return the share of true pairs that share a cluster, by similarity in tenths."""
    return {
        f".{tenth}": round(sum(clusters[a] == clusters[b] for a, b in pairs) / len(pairs), 3)
        for tenth, pairs in sorted(similar.items(), reverse=True)
    }


def by_similarity(texts: list[str], copies: Pairs) -> dict[int, Pairs]:
    """Return the planted pairs by their true similarity in tenths."""
    sets: dict[int, Shingles] = {}
    similar = defaultdict(list)
    for pair in copies:
        for number in pair:
            sets.setdefault(number, shingles(texts[number]))
        similar[min(9, int(jaccard(sets[pair[0]], sets[pair[1]]) * 10))].append(pair)
    return similar


def main() -> None:
    """Measure every contender on the same texts."""
    parser = argparse.ArgumentParser(description="CPU seconds and recall of near-duplicates.")
    parser.add_argument("--articles", type=int, default=50_000)
    texts, copies = articles(parser.parse_args().articles)
    similar = by_similarity(texts, copies)
    megabytes = sum(map(len, texts)) / 1e6
    print(f"{len(texts):,} articles, {megabytes:.0f} MB of text, {len(copies):,} copies")
    first = 0.0
    for name, function in contenders():
        start = time.process_time()
        clusters = function(texts)
        seconds = time.process_time() - start
        first = first or seconds
        shares = ", ".join(f"{tenth} {share}" for tenth, share in recall(clusters, similar).items())
        print(f"{name}: {seconds:.1f} CPU s ({seconds / first:.2f} of ours); joined: {shares}")


if __name__ == "__main__":
    main()
