"""Near-duplicates: texts -> shingles -> band keys -> pairs -> clusters (docs/duplicates.md)."""

from pipelines.clustering.clusters import COLUMNS, precedence, sketch_texts, with_clusters
from pipelines.clustering.following import LEAST
from pipelines.clustering.shingles import Shingles, jaccard, shingles

__all__ = [
    "COLUMNS",
    "LEAST",
    "Shingles",
    "jaccard",
    "precedence",
    "shingles",
    "sketch_texts",
    "with_clusters",
]
