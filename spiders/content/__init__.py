"""Content encodings undone: one decoder for the crawl, the build and imports."""

from spiders.content.codings import unzipped
from spiders.content.labels import Content, content_of

__all__ = ["Content", "content_of", "unzipped"]
