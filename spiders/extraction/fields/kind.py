"""The kind of a story: what types, metadata, section, headline and address of its page say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from schemas.article import Kind
from schemas.parts import Provenance
from spiders.extraction.fields.site_names import folded_name
from spiders.extraction.page import Document, evidence, string, strings, types_of
from spiders.extraction.wording import kept_if_short

BY_TYPE: dict[str, Kind] = {
    "liveblogposting": "live_blog",
    "opinionnewsarticle": "opinion",
    "reviewnewsarticle": "review",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "podcastepisode": "podcast",
    "recipe": "recipe",
}
KIND_WORDS: tuple[
    tuple[str, Kind], ...
] = (  # of addresses, sections and what stands before a title
    (
        "live-?blog|live-?ticker|live-updates|en-direct|live-news|minuto-a-minuto|liveverslag",
        "live_blog",
    ),
    (
        "opinions?|opini[oó]n|letters?(?:[- ]to[- ]the[- ]editor)?|leserbriefe?|commentisfree|"
        "commentary|editorials?|columns?|columnists?|kommentare?|meinung(?:en)?|kolumnen?|leitartikel|tribunes?|op-eds?|editoriali|"
        "opiniões|opinie|column|debatt|ledare|kronik|opinie|mnenje|мнени[ея]|社説|評論|オピニオン",
        "opinion",
    ),
    (
        "interviews?|gespr(?:ae|ä)ch|entretiens?|entrevistas?|intervist[ae]|wywiad|интервью",
        "interview",
    ),
    (
        "reviews?|rezension(?:en)?|kritik(?:en)?|critiques?|rese[ñn]as?|recension[ei]|recensies?|"
        "film-?review|book-?review|testbericht(?:e)?",
        "review",
    ),
    (
        "galler(?:y|ies)|photo-?galler(?:y|ies)|fotostrecken?|bildergalerien?|diaporamas?|"
        "slideshows?|photos|fotogaler[ií]as?|galer[ií]as?|in-pictures",
        "gallery",
    ),
    ("podcasts?", "podcast"),
    ("videos?|watch", "video"),
    ("recipes?|rezepte?|recettes?|recetas?|ricett[ae]|receitas?", "recipe"),
    (
        "press(?:-?releases?)?|communiqu[eé]s?(?:-de-presse)?|pressemitteilung(?:en)?|prnewswire|"
        "comunicados?(?:-de-prensa)?|comunicat[io]-stampa|persbericht(?:en)?",
        "press_release",
    ),
)
NAMED = {kind: f"(?P<{kind}>{words})" for words, kind in KIND_WORDS}
EACH = "|".join(NAMED.values())  # in a group with the name of its kind
# A folder is called after what it holds: "car-reviews", no "review-process".
BY_FOLDER = re.compile(rf"(?:.*[-_.])?(?:{EACH})", re.IGNORECASE)
BY_LAST_PART = re.compile(  # a story's own words: what it is comes last, "pier-review-4090.html"
    rf".*[-_](?:{'|'.join(NAMED[kind] for kind in ('interview', 'review', 'gallery', 'recipe'))})"
    r"(?:[-_]\d+)?(?:\.\w+)?",
    re.IGNORECASE,
)
LIVE_ADDRESS = re.compile(rf"(?:.*[-_])?(?:{KIND_WORDS[0][0]})(?:[-_.].*)?", re.IGNORECASE)
BY_NAME = re.compile(EACH, re.IGNORECASE)
BY_TITLE = (  # "Opinion: The pier", "The pier (podcast)"
    re.compile(rf"(?:{EACH})\s*[:|–—]\s", re.IGNORECASE),
    re.compile(rf".*\((?:{EACH})\)$", re.IGNORECASE),
)
WITHIN_TITLE = re.compile(
    r"(?P<review>[^:|]+\s(?:review|kritik)\s*[:|–—]\s)|"
    r"(?P<interview>(?:[^:|]+\s)?interview (?:mit|with|avec|con|met|med)\b|"
    r"[^:|]+\sinterview\s*[:|–—]\s)",
    re.IGNORECASE,
)
MEDIA: dict[str, Kind] = {"videoobject": "video", "audioobject": "podcast"}
TYPED = re.compile(  # names of metadata that hold the kind of page
    r"(?:\w+[:._-])?(?:content|page|article|story|post)[:._-]?(?:type|kind|format)|genre"
)
LIVE = re.compile(  # in capitals or with what goes live: "live" alone is an adjective
    r"\bLIVE\b(?:\s\w+)?\s*[:|–—-]|^LIVE\b|\b(?:LIVE|Live) (?:news|updates|blog|score|ticker)\b"
    r"|\b[Ll]iveticker\b|\bas it happened\b"
)


@dataclass(frozen=True)
class Said:
    """A *kind* that one kind of evidence, the *method*, says by the text *raw*."""

    method: str
    kind: Kind
    raw: str
    confidence: float


def story_kind(
    document: Document, sections: Sequence[str], headline: str | None
) -> tuple[Kind, list[Provenance]]:
    """Return the kind of story, as the surest evidence says; an article where nothing says other.

    *sections* are those of its path.
    """
    for said in kinds_said(document, sections, headline):
        return said.kind, [evidence("kind", said.method, said.raw, said.confidence)]
    return "article", [evidence("kind", "default", "nothing says otherwise", 0.5)]


def kinds_said(document: Document, sections: Sequence[str], headline: str | None) -> Iterator[Said]:
    """Yield what each kind of evidence says of the kind of story, the surest first.

    *sections* are those of the story's path, from general to particular.
    """
    yield from by_type(document, headline)
    if document.marks.ingredients:
        yield Said("markup", "recipe", "an ingredient", 0.85)
    if document.marks.live_blogs:
        yield Said("markup", "live_blog", "LiveBlogPosting", 0.85)
    yield from by_meta(document)
    for name in reversed(sections):
        if kind := kind_named(name):
            yield Said("section", kind, name, 0.8)
    if headline and LIVE.search(headline):
        yield Said("headline", "live_blog", headline, 0.7)
    if headline and (kind := kind_titled(headline)):
        yield Said("headline", kind, headline, 0.7)
    yield from by_address(document)


def by_type(document: Document, headline: str | None) -> Iterator[Said]:
    """Yield what the types in JSON-LD say: a film or sound is the story if it has its headline."""
    for node in document.json_ld:
        for name in types_of(node):
            if name in BY_TYPE:
                yield Said("json_ld", BY_TYPE[name], name, 0.95)
    if document.stories or not headline:
        return
    for node in document.json_ld:
        for name in types_of(node):
            if name in MEDIA and folded_name(string(node, "name") or "") == folded_name(headline):
                yield Said("json_ld", MEDIA[name], name, 0.9)


def by_meta(document: Document) -> Iterator[Said]:
    """Yield what the metadata say."""
    if document.meta("article:opinion") == "true":
        yield Said("meta:article:opinion", "opinion", "true", 0.9)
    if (document.meta("og:type") or "").startswith("video"):
        yield Said("meta:og:type", "video", document.meta("og:type") or "", 0.8)
    for story in document.stories:
        for text in strings(story.get("genre")):
            if kind := kind_named(text):
                yield Said("json_ld:genre", kind, text, 0.85)
    for name, values in document.meta_index.items():
        if is_typed(name) and (kind := kind_named(values[0])):
            yield Said(f"meta:{name}", kind, values[0], 0.85)


def by_address(document: Document) -> Iterator[Said]:
    """Yield what the folders of the page's address say, the innermost first, and its last part."""
    path = document.address.path if document.address is not None else ""
    *folders, last = [part for part in path.split("/") if part] or [""]
    if LIVE_ADDRESS.fullmatch(last):
        yield Said("url", "live_blog", path, 0.7)
    for kind in (*map(kind_of_folder, reversed(folders)), matched(BY_LAST_PART.fullmatch(last))):
        if kind:
            yield Said("url", kind, path, 0.7)


@kept_if_short(4096)  # the pages of a publisher share their folders
def kind_of_folder(name: str) -> Kind | None:
    """Return the kind that the folder *name* holds, None if its name is none's."""
    return matched(BY_FOLDER.fullmatch(name))


def matched(found: re.Match[str] | None) -> Kind | None:
    """Return the kind whose group was *found* to match."""
    return cast(Kind, found.lastgroup) if found else None


def kind_titled(headline: str) -> Kind | None:
    """Return the kind that stands before or behind the *headline*, or in it."""
    named = [matched(pattern.match(headline)) for pattern in BY_TITLE]
    first = next((kind for kind in NAMED if kind in named), None)
    return first or matched(WITHIN_TITLE.match(headline))


@kept_if_short(4096)  # the pages of a publisher share their names
def is_typed(name: str) -> bool:
    """Tell whether metadata of that *name* hold the kind of page."""
    return TYPED.fullmatch(name) is not None


@kept_if_short(4096)  # the pages of a publisher share their sections
def kind_named(name: str) -> Kind | None:
    """Return the kind whose name *name* is, None if it is none's.

    >>> kind_named("Press releases"), kind_named("Opinion polls")
    ('press_release', None)
    """
    joined = re.sub(r"[\s_]+", "-", name.strip())
    return matched(BY_NAME.fullmatch(joined))
