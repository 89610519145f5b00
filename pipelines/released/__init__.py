"""What is done with a release, or decided about it: check, diff, publish, takedown."""

from pipelines.released.check import checked, summary
from pipelines.released.diff import difference, difference_text
from pipelines.released.publish import publish
from pipelines.released.takedown import withdraw

__all__ = [
    "checked",
    "difference",
    "difference_text",
    "publish",
    "summary",
    "withdraw",
]
