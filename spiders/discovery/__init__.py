"""From listings to stories: sitemaps, feeds and section pages -> the addresses they name.

`discovered` reads one listing; a `Lead` is an address to go after. Pure; nothing is asked here.
"""

from spiders.discovery.doubts import with_sound_dates
from spiders.discovery.lead import Lead
from spiders.discovery.listings import Discovery, Found, discovered
from spiders.discovery.moment import Span
from spiders.discovery.redirects import redirect_target
from spiders.discovery.section import linked_words, tags
from spiders.discovery.story_address import is_story
from spiders.discovery.traps import Growth, trap

__all__ = [
    "Discovery",
    "Found",
    "Growth",
    "Lead",
    "Span",
    "discovered",
    "is_story",
    "linked_words",
    "redirect_target",
    "tags",
    "trap",
    "with_sound_dates",
]
