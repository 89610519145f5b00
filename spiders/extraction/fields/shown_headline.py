"""The headline that a page shows: its `<h1>`, and what in it is a label, a logo or a kicker."""

from spiders.extraction.dates import why_not
from spiders.extraction.fields.bare_title import (
    is_extended,
    is_section,
    own_part,
    same,
    sound,
)
from spiders.extraction.fields.site_names import folded_name, is_own_name
from spiders.extraction.page import (
    PAIRED,
    Document,
    Element,
    element_text,
    headings,
    read_once,
    terms,
    words,
)
from spiders.extraction.wording import dereferenced, folded, is_spoken, listed

LONGEST = 4000  # characters of an h1 with its indentation
SEAM = "\x1f"  # stands where two text nodes meet; no page can hold it as text
CALLED = "[class*=title], [class*=Title], [class*=head], [class*=titre], [class*=tit], [id*=title]"
TITLES = listed(
    "title, headline, heading, titre, titulo, titular, titolo, titel, ueberschrift, tytul, baslik, "
    "zagolovok, biaoti, midashi, rubrik, entrytitle, posttitle, articletitle, newstitle, arttitle"
)
OTHER_TITLES = listed(
    "site, logo, brand, nav, menu, widget, block, sidebar, related, category, archive, footer, "
    "comment, comments, author, sub, subtitle, subheadline, section, share, popup, modal, list"
)
MOST_CALLED = 12
LEAST_CALLED, LEAST_IN_SIGNS, LONGEST_CALLED = 15, 8, 300  # characters
LONGEST_LABEL = 3  # words of a title in which an h1 of one word can be the whole headline
BADGES = listed("badge, badges, flag, premium, paywall, paid, plus, exclusive, icon")
LONGEST_BADGE = 2  # words
MOST_PARTS = 8  # texts of elements of an h1 that are looked at
RUBY = frozenset(["rt"])
KINSHIP = 0.4  # of an h1's words that metadata or address repeat; logos and labels share less


@read_once
def shown_nodes(document: Document) -> list[tuple[str, Element]]:
    """Return what prints the page's headline, each behind its text, those that its titles repeat
    first.
    """
    found = [
        (text, node)
        for node in headings(document)
        if sound(text := seen_text(node)) and not is_label(text, document)
    ]
    if len(found) > 1:
        found = [pair for pair in found if not is_for_eyes(pair[1])] or found
        said = set(words(f"{document.title or ''} {document.meta('og:title') or ''}"))
        found.sort(key=lambda pair: (-share_in(said, words(pair[0])), -len(words(pair[0]))))
    return found


def is_for_eyes(node: Element) -> bool:
    """Tell whether *node* is, or stands in, what is not read aloud: a bar repeats the headline."""
    around: Element | None = node
    while around is not None:
        if around.attributes.get("aria-hidden") == "true":
            return True
        around = around.parent
    return False


def share_in(said: set[str], parts: list[str]) -> float:
    """Return how much of *parts*, the words of an h1, is *said* in the page's titles."""
    return len(set(parts) & said) / len(parts)


def is_label(text: str, document: Document) -> bool:
    """Tell whether *text* names the site or a section of it, and no story."""
    if is_own_name(folded_name(text), document):
        return True
    bare = own_part(text, document, [])
    own = (name for name in document.url.partition("?")[0].split("/")[::-1] if name)
    last = next(own, "").partition(".")[0]
    is_own = bare is not None and folded_name(bare) == folded_name(last)
    return bare is None or (not is_own and is_section(bare, document))


def is_headed(text: str, document: Document) -> bool:
    """Tell whether one of the page's first lesser headings prints *text*, perhaps with a date."""
    for node in document.marks.subheadings:
        parts = [part for part in map(folded, node.start(LONGEST, SEAM).split(SEAM)) if part]
        if same(element_text(node), text) or is_framed(parts, text):
            return True
    return False


def named_headline(document: Document) -> str | None:
    """Return the text of the first element that is stated or called a headline, if no `<h1>`."""
    stated = (document.first(f'[{name}="headline"]') for name in ("itemprop", "property"))
    called = document.all(CALLED, MOST_CALLED)
    site = document.site.removeprefix("www.")
    for node in (*filter(None, stated), *(node for node in called if is_called(node))):
        text = seen_text(node)
        least = LEAST_IN_SIGNS if PAIRED.search(text) else LEAST_CALLED
        is_long = least <= len(text) <= LONGEST_CALLED
        if is_long and site not in text.lower() and not is_label(text, document):
            return text
    return None


def is_called(node: Element) -> bool:
    """Tell whether *node* is called the title of a story, and of this one."""
    if TITLES.isdisjoint(node.words) or not OTHER_TITLES.isdisjoint(node.words):
        return False
    return node.tag not in ("a", "li", "img", "input") and why_not(node) in (None, "page_clock")


def seen_text(node: Element) -> str:
    """Return the text of *node* without what is read aloud but not shown."""
    text = element_text(node)
    for inner in node.inside():
        if inner != node and (is_spoken(inner.attributes.get("class") or "") or is_badge(inner)):
            text = text.replace(folded(inner.text()), "", 1).strip()
    return text


def is_badge(node: Element) -> bool:
    """Tell whether *node*, in an h1, is a word or two that say what readers must pay, or press."""
    is_named = node.tag == "button" or not BADGES.isdisjoint(node.words)
    return is_named and len(words(node.text())) <= LONGEST_BADGE


def shown_for_itself(node: Element, shown: str, document: Document, said: list[str]) -> str | None:
    """Return the headline in the h1 *node*, without what other elements in it add to one that
    metadata confirm; None where neither metadata nor address know its words.
    """
    parts = [part for part in map(folded, node.start(LONGEST, SEAM).split(SEAM)) if part]
    for text in said:
        is_spelled = same(text, shown) and (len(parts) > 1 or shown.isupper())
        is_spelled = is_spelled or ("&" in shown and same(text, dereferenced(shown)))
        if is_spelled or is_framed(parts, text) or is_extended(text, shown):
            return text
    own, known = terms(shown), terms(" ".join([*said, slug(document)]))
    is_label = len(words(shown)) == 1 and any(len(words(text)) > LONGEST_LABEL for text in said)
    if is_label or node.has(RUBY) or not own:
        return None
    is_address = folded_name(shown) == folded_name(slug(document).partition(".")[0])
    return shown if is_address or len(own & known) >= KINSHIP * len(own) else None


def is_framed(parts: list[str], text: str) -> bool:
    """Tell whether *text* is some of *parts*, the texts of elements of an h1: before and behind it
    stand a kicker, a date, a subtitle, how many have commented.
    """
    ends = range(1, len(parts[:MOST_PARTS]) + 1)
    runs = (parts[start:end] for end in ends for start in range(end))
    return any(len(run) < len(parts) and same(" ".join(run), text) for run in runs)


def slug(document: Document) -> str:
    """Return the last part of the page's address."""
    path = document.address.path if document.address is not None else ""
    return path.rstrip("/").rpartition("/")[2]
