"""A site looked over, and its publisher file drafted: `surveyed`, then `drafted`; or `checked`."""

from spiders.drafting.checking import Finding, checked
from spiders.drafting.draft import drafted
from spiders.drafting.publisher_file import with_date
from spiders.drafting.survey import surveyed

__all__ = [
    "Finding",
    "checked",
    "drafted",
    "surveyed",
    "with_date",
]
