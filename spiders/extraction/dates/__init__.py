"""When a story was published and changed: `publication_times`, with every candidate refused.

`moment` reads a written date; `why_not` says of a place on a page why its date is not the story's.
"""

from spiders.extraction.dates.labels import label_of
from spiders.extraction.dates.places import around_headline
from spiders.extraction.dates.publication import publication_times
from spiders.extraction.dates.surroundings import RELATED, why_not
from spiders.extraction.dates.text import Moment, moment

__all__ = [
    "RELATED",
    "Moment",
    "around_headline",
    "label_of",
    "moment",
    "publication_times",
    "why_not",
]
