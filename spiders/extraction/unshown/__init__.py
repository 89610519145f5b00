"""Stories that a page keeps and does not show: `told_instead`."""

from spiders.extraction.unshown.instead import Laid, shown_blocks, told_instead

__all__ = ["Laid", "shown_blocks", "told_instead"]
