"""Near-duplicates: texts -> shingles -> band keys -> pairs -> clusters (docs/duplicates.md)."""

from pipelines.clustering.clusters import COLUMNS, precedence, with_clusters
from pipelines.clustering.following import LEAST
from pipelines.clustering.shingles import Shingles, jaccard, shingles

__all__ = [
    "COLUMNS",
    "LEAST",
    "Shingles",
    "jaccard",
    "precedence",
    "shingles",
    "with_clusters",
]
