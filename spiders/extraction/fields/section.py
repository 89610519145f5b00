"""The section of the site that a story stands in, and the path of sections that leads to it."""

import re
from collections.abc import Iterable, Iterator

from schemas.parts import Provenance
from spiders.extraction.fields.bare_title import folders
from spiders.extraction.fields.site_names import folded_name, folded_site_names
from spiders.extraction.fields.tag_strangers import folded_titles, is_network, is_of_title
from spiders.extraction.fields.trails import is_way_back, trails
from spiders.extraction.page import Document, evidence, strings
from spiders.extraction.wording import printed, words_of
from spiders.publisher import Publisher

SECTION_METAS = (
    "article:section",
    "og:article:section",
    "articlesection",
    "parsely-section",
    "cxenseparse:section",
    "prism.section",
    "section",
    "og:section",
)
JOINED = re.compile(r",(?=\S)")  # sections glued by a template; a name has a blank behind a comma
CODE = re.compile(r"^[0-9a-f-]{16,}$|^\d+$|^\W*$")
PATH = re.compile(r"\s*[>»›→]\s*|\s+/\s+")  # between the parts of a path in words
ADDRESS = re.compile(r"/?(?:[a-z0-9_-]+/)+[a-z0-9_-]+/?")  # a path as addresses write it
LISTED = re.compile(r"\s*[,;]\s+")
SLUG = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)+")  # as in addresses
NONE = words_of(
    "home homepage startseite accueil inicio start anasayfa uncategorized uncategorised test posts "
    "featured post article articles default null undefined none na nil nan unknown unassigned tag "
    "tags category categories section share print email "
    "mailen drucken teilen tweeten merken signup signin login newsletter detail details "
    "forside hjem etusivu startsida stronagłówna hlavnístrana kezdőlap páginainicial главная "
    "головна αρχική الرئيسية ホーム トップページ 首页 首頁 홈 beranda trangchủ navigation "
    "mainnavigation hauptnavigation mainmenu previous next vorheriges nächstes précédent suivant "
    "siguiente rss rssheadlines recommended latestposts allposts viewrecentarticles"
)
CURRENT = re.compile(r"\s*\((?:current|aktuell|actuel|actual)\)$")  # read aloud only
FEWEST_PARTS = 2  # of what is a path already
FEWEST_LISTED = 3  # parts; "Arts, Culture" is one name
LONGEST_ACRONYM = 4
LONGEST = 100  # characters; what is longer is a sentence


def section(
    document: Document, publisher: Publisher | None
) -> tuple[str | None, list[str], list[Provenance]]:
    """Return the section of the site that the story stands in, the path to it, and the evidence.

    The path goes from general to particular, each part in one form: names are told apart by what
    they say, not by how a template writes them: `world-news` and WORLD NEWS are World news. A trail
    of the page counts if it holds the section that is stated.
    """
    method, text, path = stated_path(document, publisher)
    stated = path[-1] if path else None
    for trail_method, names in trails(document, stated) if len(path) < FEWEST_PARTS else ():
        trail = named([name for name in names if not is_network(name)], document)
        known = [folded_name(name) for name in trail]
        if trail and (stated is None or folded_name(stated) in known):
            at = grouping(known, stated, document)
            if stated is None or known[at] != folded_name(stated):
                method, text = trail_method, trail[at]
            said = evidence("section_path", trail_method, " > ".join(names), 0.8)
            return trail[at], trail, [evidence("section", method, text, 0.8), said]
    if stated is None:
        method, text = "meta:dc.subject", subject(document)
        path = named([text], document)
    if not path:
        return None, [], []
    notes = [evidence(column, method, text, 0.8) for column in ("section", "section_path")]
    return path[-1], path, notes


def grouping(known: list[str], stated: str | None, document: Document) -> int:
    """Return which part of a trail is the section: the last that metadata or the address name.

    Behind a section that is *stated* there may be topics; where none is, the last part is it.
    """
    if stated is None:
        return len(known) - 1
    vouched = folders(document) | {folded_name(stated)}
    return max(at for at, name in enumerate(known) if name in vouched)


def stated_path(document: Document, publisher: Publisher | None) -> tuple[str, str, list[str]]:
    """Return what states the section first, its text, and the path of sections in it."""
    for method, texts in section_names(document, publisher):
        for text in texts:
            if path := named(parted(one_of_list(printed(text), document)), document):
                return method, text, path
    return "", "", []


def parted(text: str) -> list[str]:
    """Return the parts of a path in *text*: sections within sections.

    >>> parted("News > World > Europe"), parted("/news/world/"), parted("TV/Radio")
    (['News', 'World', 'Europe'], ['news', 'world'], ['TV/Radio'])
    """
    if ADDRESS.fullmatch(text):
        return text.strip("/").split("/")
    return PATH.split(text)


def named(texts: Iterable[str], document: Document) -> list[str]:
    """Return those of *texts* that name sections, in one form, each once."""
    site, titles = folded_site_names(document), folded_titles(document)
    found: dict[str, str] = {}
    for text in texts:
        name = one_form(CURRENT.sub("", printed(text)))
        is_name = 0 < len(name) <= LONGEST and not CODE.match(name) and "http" not in name
        letters = folded_name(name)
        is_strange = letters in site or letters in NONE or is_of_title(name, titles)
        is_strange = is_strange or letters.endswith("homepage") or is_way_back(name)
        if is_name and not is_strange:
            found.setdefault(letters, name)
    return list(found.values())


def one_of_list(text: str, document: Document) -> str:
    """Return the one of the sections listed in *text* that is in the address, else the first."""
    glued = JOINED.split(text)
    parts = glued if len(glued) > 1 else LISTED.split(text)
    if len(parts) == 1 or (len(glued) == 1 and len(parts) < FEWEST_LISTED):
        return text
    known = folders(document)
    return next((part for part in parts if folded_name(part) in known), parts[0])


def one_form(name: str) -> str:
    """Return *name* as a reader would write it, whether it is an address's, a sign's or a text's.

    >>> one_form("crime-safety"), one_form("SHOWBIZ"), one_form("NFL"), one_form("- Local:")
    ('Crime safety', 'Showbiz', 'NFL', 'Local')
    """
    name = name.strip(" |-–—:>/")
    if SLUG.fullmatch(name):
        name = " ".join(dict.fromkeys(re.split(r"[-_]+", name)))
    if name.isupper() and len(name) > LONGEST_ACRONYM:
        name = name.capitalize()
    return name[:1].upper() + name[1:] if name.islower() else name


def section_names(
    document: Document, publisher: Publisher | None
) -> Iterator[tuple[str, list[str]]]:
    """Yield what states the section, by kind of evidence, the surest first."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).section
    node = document.first(selector) if selector else None
    if node is not None:
        yield "publisher_rule", [node.seen()]
    for story in document.stories:
        yield "json_ld", list(strings(story.get("articleSection")))
    for name in SECTION_METAS:
        yield f"meta:{name}", list(document.meta_index.get(name, ()))


def subject(document: Document) -> str:
    """Return the one subject that the page names, "" if it lists several or none."""
    subjects = document.meta_index.get("dc.subject", ())
    return next((text for text in subjects if not LISTED.search(text)), "")
