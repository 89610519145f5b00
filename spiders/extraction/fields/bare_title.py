"""A title as a template filled it -> the headline in it, without site, section and ellipsis."""

import re
from collections.abc import Iterable

from spiders.extraction.fields.site_names import folded_name, is_own_name, is_site
from spiders.extraction.page import WORD, Document, element_of, read_once, words
from spiders.extraction.wording import folded, printed

SEPARATOR = re.compile(  # the site's name, or a part of it, stands on one side
    r"\s+(?:[|¦•·∙●◦*»«›‹<>→←⋆★☆✦◆◇◊▪■□▶►▷▻▸▹❯➤➔➜~–—―-]+(?:\s[-–—|]+)?|::)\s+|"
    r"\s*(?:[|｜ㅣ│：]|::)\s*|\s*_\s*(?=[^_]+$)|(?<=[^\x00-\x7f])_(?=[^\x00-\x7f])"
)
WEAK = re.compile(  # of headlines, too
    r":\s+|\s+[/\\]\s+|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f-]+$)|\s*[–—•·»«~⋆●¦]+\s*|\s+-+|-+\s+|"
    r"\s*[>»›]\s*"
)
WEAKEST = re.compile(  # a name beside one is taken off first, else what else stands there goes too
    r"(?<!:):\s+|\s+/\s+"
)
PARTING = frozenset("|¦•·∙●◦*»«›‹<>→←⋆★☆✦◆◇◊▪■□▶►▷▻▸▹❯➤➔➜~–—―-:｜ㅣ│：_/\\")  # signs of these two
MENU_HYPHEN = re.compile(r"(?<=[^\x00-\x7f])-(?=[^\x00-\x7f-]+$)")
BRACKETED = re.compile(r"\s*[(\[（［【〔｢「『<〈]([^()\[\]【】]{2,60})[)\]）］】〕｣」』>〉]$")
OPENING, CLOSING = tuple("([（［【〔"), tuple(")]）］】〕｢」』>〉")
INTRODUCED = re.compile(r"^[(\[（［【〔]([^()\[\]【】]{2,60})[)\]）］】〕]\s*")
NOTICES = re.compile(r"^\(\d{1,3}\+?\)\s+(?=\w)")  # how many a reader has not seen
BEHIND = re.compile(r"\s*[|｜ㅣ•·*»–—:：_~⋆/-]")  # of a headline that is known
BEFORE = re.compile(r"[|｜ㅣ│»]\s*$|\s::\s+$")
DAY = re.compile(
    r"\s*(?:(?:19|20)\d\d[-./年]\s?\d\d?[-./月]\s?\d\d?日?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d)\s*"
)
DATED = re.compile(rf"^{DAY.pattern}[|｜_-]\s*")
MENU = re.compile(r"[|_<>›]|::")
TRAIL = re.compile(r"\s*(?:[»›>]|::)\s*")
ARCHIVE = re.compile(r"blog[\s-]?archives?|blog[\s-]?archiv|archiv(?:es?)?", re.IGNORECASE)
CUSTOM_ELEMENT = re.compile(r"</?[a-z]+-[a-z-]{1,40}\b[^<>]{0,1000}>")
MARKDOWN = re.compile(r"^#{1,6}\s+")
PRINTED_BEFORE = re.compile(  # a site's name
    r"\s*[^\w\s.!?:;,\"'“”’»)]|,\s|\s\.\.\.\s|\s*_"
)
PRINTED_BEHIND = re.compile(r"\w\s*[^\w\s.!?;,\"'“”’«(]+\s*$")
FIRST_HEADINGS = 5
SHORTEST_PRINTED = 20  # letters of a headline; half as many in scripts of syllables and words
LONGEST = 400  # characters; what is longer is a description
SHORTEST = 2
CUT_FROM = 100  # characters; search engines ask for at most 110
MOST_WORDS = 3  # of a section's name
LONGEST_MENU = 8  # characters of one in a script that parts no words
UNPARTED = "\u0e00"  # the first sign of these scripts


def own_part(text: str | None, document: Document, others: list[str | None]) -> str | None:
    """Return *text* without the name of the site and what else a template added to it.

    Where one of the *others* stands beside a separator, that is the headline.
    """
    whole = sound(printed(CUSTOM_ELEMENT.sub("", text) if "<" in text else text)) if text else None
    if whole is None:
        return None
    for other in others:
        if other and (is_extended(other, whole) or is_introduced(other, whole)):
            return other
    bracket = BRACKETED.search(whole) if whole.endswith(CLOSING) else None
    if bracket and is_own_name(folded_name(bracket[1]), document):
        whole = whole[: bracket.start()]
    whole = NOTICES.sub("", whole)
    bracket = INTRODUCED.search(whole) if whole.startswith(OPENING) else None
    if bracket and is_own_name(folded_name(bracket[1]), document):
        whole = whole[bracket.end() :]
    if PARTING.isdisjoint(whole):
        return whole if not is_own_name(folded_name(whole), document) else None
    return without_site(whole, document)


def without_site(whole: str, document: Document) -> str | None:
    """Return the title *whole* without the parts that name the site or a section of it."""
    signs = [match.span() for match in WEAKEST.finditer(whole)]
    if signs and is_own_part(whole[: signs[0][0]], document):
        whole = whole[signs[0][1] :]
    elif signs and is_own_part(whole[signs[-1][1] :], document):
        whole = whole[: signs[-1][0]]
    parts = [match.span() for match in SEPARATOR.finditer(whole)]
    is_stripped = False
    for start, end in reversed(parts):
        part = whole[end:]
        is_bar = MENU.search(whole[start:end]) is not None
        is_menu = (is_bar and is_stripped and is_short(part)) or (
            (is_bar or is_stripped) and is_section(part, document)
        )
        if not (is_menu or DAY.fullmatch(part) or is_site(part, document)):
            break
        whole, is_stripped = whole[:start], True
    names_site = is_own_part if is_stripped else is_site  # a start of the name may be of a headline
    for number, (start, end) in enumerate(parts):
        if start < len(whole) and names_site(DATED.sub("", whole[:start]), document):
            behind = [part for part in parts[number + 1 :] if part[0] < len(whole)]
            whole = without_introduction(whole, end, behind, document)
            break
    whole = without_exact(whole, document)
    return sound(whole) if not is_own_name(folded_name(whole), document) else None


def is_own_part(part: str, document: Document) -> bool:
    """Tell whether *part* is all of what the site calls itself."""
    return is_own_name(folded_name(part), document)


def without_introduction(
    whole: str, start: int, parts: list[tuple[int, int]], document: Document
) -> str:
    """Return the title *whole* from *start* on, without the section before the first of *parts*."""
    if not parts:
        return whole[start:]
    behind, end = parts[0]
    is_trail = TRAIL.fullmatch(whole[behind:end]) and is_short(whole[start:behind])
    if is_trail or is_section(whole[start:behind], document):
        start = end
    return whole[start:]


def without_exact(whole: str, document: Document) -> str:
    """Return *whole* without a site's name at one end, where a colon or a slash parts them.

    These stand in headlines too, so the part must be the whole name.
    """
    for match in WEAK.finditer(whole):
        if is_own_name(folded_name(whole[: match.start()]), document):
            return whole[match.end() :]
        if is_own_name(folded_name(whole[match.end() :]), document):
            return without_menu(whole[: match.start()])
    return whole


def without_menu(whole: str) -> str:
    """Return *whole* without the short parts behind hyphens at its end, in a script without
    blanks: what stood before the site's name is its section.
    """
    while (match := MENU_HYPHEN.search(whole)) and is_short(whole[match.end() :]):
        whole = whole[: match.start()]
    return whole


def printed_part(title: str, document: Document) -> str | None:
    """Return the most of *title*, before a mark or between two, that the page prints by itself: its
    headline; else what is behind one, if it is a heading.
    """
    body = document.tree.body
    written = element_of(body).texts_from_here() if body is not None else iter(())
    texts = {folded(text) for text, _ in written if len(text) <= LONGEST}
    found = [text for text in texts if text and text in title and is_before_mark(text, title)]
    best = max(found, key=len, default=None)
    if best is not None:
        return None if is_site(best, document) else best
    headings = (folded(node.start(LONGEST)) for node in document.marks.subheadings[:FIRST_HEADINGS])
    return next((text for text in headings if text and is_behind_mark(text, title)), None)


def is_before_mark(text: str, title: str) -> bool:
    """Tell whether *text* is as long as headlines are, and in *title* a mark and little follow, and
    precede if anything does.
    """
    head, _, tail = title.partition(text)
    least = SHORTEST_PRINTED if text.isascii() else SHORTEST_PRINTED // 2
    is_long = len(text) >= max(least, len(head), len(tail) // 2)
    is_parted = not head or PRINTED_BEHIND.search(head) is not None
    return is_long and is_parted and PRINTED_BEFORE.match(tail) is not None


def is_behind_mark(text: str, title: str) -> bool:
    """Tell whether *text* is as long as headlines are, and in *title* a mark and less precede."""
    head = title.removesuffix(text)
    is_long = len(text) >= max(SHORTEST_PRINTED, len(head))
    return is_long and head != title and PRINTED_BEHIND.search(head) is not None


def is_short(part: str) -> bool:
    """Tell whether *part* is no longer than the name of a section."""
    is_parted = max(part, default="") < UNPARTED
    return len(words(part)) <= 2 and (is_parted or " " in part or len(part) <= LONGEST_MENU)


def is_section(part: str, document: Document) -> bool:
    """Tell whether *part* of a title is the name of a folder of the address, or of the section."""
    is_named = ARCHIVE.fullmatch(part.strip()) or folded_name(part) in folders(document)
    return len(words(part)) <= MOST_WORDS and bool(is_named)


@read_once
def folders(document: Document) -> frozenset[str]:
    """Return the letters of the folders of the page's address, and of the section it names."""
    path = document.address.path if document.address is not None else ""
    *named, _ = path.split("/") if path else [""]
    section = document.meta("article:section") or ""
    return frozenset(folded_name(name) for name in (*named, section)) - {""}


def is_extended(text: str, whole: str) -> bool:
    """Tell whether *whole* is *text* with something behind a separator."""
    tail = whole[len(text) :]
    return bool(BEHIND.match(tail)) and same(whole[: len(text)], text)


def is_introduced(text: str, whole: str) -> bool:
    """Tell whether *whole* is *text* with something before a separator that headlines have not."""
    head = whole[: -len(text)]
    is_parted = BEFORE.search(head) and len(words(head)) < len(words(text))
    return bool(is_parted) and same(whole[len(head) :], text)


def whole_of(text: str | None, others: Iterable[str | None]) -> str | None:
    """Return *text*, or that of *others* which goes on from it: metadata is often cut off."""
    start = (text or "").rstrip(".… ")
    is_cut = text is not None and (text != start or len(text) >= CUT_FROM)
    longer = (other for other in others if is_cut and other and other.startswith(start))
    return next(
        (
            other
            for other in longer
            if len(other) > len(text or "") and not BEHIND.match(other, len(start))
        ),
        text,
    )


def same(one: str | None, other: str | None) -> bool:
    """Tell whether two headlines have the same words."""
    if one is None or other is None:
        return False
    return one == other or words(one) == words(other)


def sound(text: str | None) -> str | None:
    """Return *text* if it can be a headline."""
    text = MARKDOWN.sub("", text) if text else None
    return text if text and SHORTEST <= len(text) <= LONGEST and WORD.search(text) else None
