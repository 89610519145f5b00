"""Index or story: whether a page lists other pages, weighed by a small network."""

from spiders.extraction.index.refusal import refuse_bare_index, refuse_index

__all__ = ["refuse_bare_index", "refuse_index"]
