"""Near-duplicates: texts -> shingles -> sketches -> clusters, each with its canonical article."""

from pipelines.clustering.clusters import COLUMNS, precedence, with_clusters
from pipelines.clustering.shingles import jaccard, shingles

__all__ = [
    "COLUMNS",
    "jaccard",
    "precedence",
    "shingles",
    "with_clusters",
]
