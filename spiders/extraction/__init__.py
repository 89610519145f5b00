"""Page -> Article: pure functions from one capture to one typed article."""

from spiders.extraction.assembly import parse_capture

__all__ = ["parse_capture"]
