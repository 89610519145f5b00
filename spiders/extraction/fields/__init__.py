"""The other columns, a module for each: headline, section, tags, images, rights and so on."""

from spiders.extraction.fields.headline import headline
from spiders.extraction.fields.identity import cited_url
from spiders.extraction.fields.kind import story_kind
from spiders.extraction.fields.language import language
from spiders.extraction.fields.media import images
from spiders.extraction.fields.paywall import access
from spiders.extraction.fields.related import links, related
from spiders.extraction.fields.rights import rights
from spiders.extraction.fields.section import section
from spiders.extraction.fields.site_names import folded_site_names
from spiders.extraction.fields.tags import tags
from spiders.extraction.fields.walls import refuse_errors, refuse_walls

__all__ = [
    "access",
    "cited_url",
    "folded_site_names",
    "headline",
    "images",
    "language",
    "links",
    "refuse_errors",
    "refuse_walls",
    "related",
    "rights",
    "section",
    "story_kind",
    "tags",
]
