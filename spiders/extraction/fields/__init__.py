"""The other columns, a module for each: headline, section, tags, images, rights and so on."""

from spiders.extraction.fields.headline import headline
from spiders.extraction.fields.identity import cited_url
from spiders.extraction.fields.kind import story_kind
from spiders.extraction.fields.language import (
    OPENING,
    is_surely_other,
    language,
    language_of_text,
    language_tag,
    may_be_other,
)
from spiders.extraction.fields.language_model import unpacked_model
from spiders.extraction.fields.media import images
from spiders.extraction.fields.paywall import access
from spiders.extraction.fields.related import links, related
from spiders.extraction.fields.rights import rights
from spiders.extraction.fields.section import section
from spiders.extraction.fields.site_names import folded_site_names
from spiders.extraction.fields.tags import tags
from spiders.extraction.fields.walls import refuse_errors, refuse_walls

__all__ = [
    "OPENING",
    "access",
    "cited_url",
    "folded_site_names",
    "headline",
    "images",
    "is_surely_other",
    "language",
    "language_of_text",
    "language_tag",
    "links",
    "may_be_other",
    "refuse_errors",
    "refuse_walls",
    "related",
    "rights",
    "section",
    "story_kind",
    "tags",
    "unpacked_model",
]
