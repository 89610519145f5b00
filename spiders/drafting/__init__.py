"""A site looked over, and its publisher file drafted: `surveyed`, then `drafted`."""

from spiders.drafting.draft import drafted
from spiders.drafting.survey import surveyed

__all__ = [
    "drafted",
    "surveyed",
]
