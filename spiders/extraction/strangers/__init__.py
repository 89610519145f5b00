"""What stands amid a story and is another's, or wants something of its reader: a module a kind."""

from spiders.extraction.strangers.without import without_strangers

__all__ = ["without_strangers"]
