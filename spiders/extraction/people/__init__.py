"""Who wrote a story, and from where: authors from metadata and printed bylines; the dateline."""

from spiders.extraction.people.authors import authors
from spiders.extraction.people.bylines import authors_in
from spiders.extraction.people.dateline import dateline

__all__ = [
    "authors",
    "authors_in",
    "dateline",
]
