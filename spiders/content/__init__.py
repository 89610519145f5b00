"""Content encodings undone: one decoder for the crawl, the build and imports."""

from spiders.content.codings import unzipped
from spiders.content.labels import Content, content_of
from spiders.content.parts import PARTIAL, is_all

__all__ = ["PARTIAL", "Content", "content_of", "is_all", "unzipped"]
