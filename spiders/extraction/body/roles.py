"""What a kept block is in its story: lede, paragraph, subheading, quote, list item, and so on."""

import re
from collections.abc import Sequence

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.features import near_kinds
from spiders.extraction.page import HEADINGS, Place, TextBlock, credit_line
from spiders.extraction.wording import Openings, comparable, kind, words_of

TABLES = words_of("table tbody thead tfoot tr td th caption")
CAPTIONS = words_of("figure figcaption")
DEK = kind("dek")
LEVELS = 4  # elements around a block that may be its table or its picture's
LONGEST_CAPTION = 300  # letters; of what ends in a credit line
LONGEST_STANDFIRST = 900  # letters
LONGEST_HEADING = 150  # letters; longer bold lines are paragraphs
CORRECTION = re.compile(
    r"(?:this (?:article|story|piece|report) (?:has been|was) (?:corrected|amended|updated to)|"
    r"(?:correction|corrections and clarifications|clarification|editor['’]s note|korrektur|"
    r"berichtigung|richtigstellung|anmerkung der redaktion|rectificatif|correctif|"
    r"fe de errat\w+|correcci[oó]n|errata(?: corrige)?|rettifica|rectificatie|"
    r"correç[aã]o|rättelse|rettelse|sprostowanie|исправление|訂正|更正|정정|تصحيح|תיקון)"
    r"\s*(?:\([^)]{1,40}\)|(?:,|\s(?:du|vom|of|on|del|van|di)\s)[^:：]{1,40})?\s*[:：–—-])",
    re.IGNORECASE,
)
LABELLED = re.compile(  # not "Bild" alone: a newspaper of that name has it before its questions
    r"(?:abbildung(?: \d+)?|abb\. ?\d*|(?:beitrags|titel|symbol)(?:bild|foto)|bilder|"
    r"bild(?:unterschrift|quelle|nachweis)|foto(?:s|credit)?|photos?|images?|pictures?|pictured|"
    r"featured image|(?:photo|image|picture) (?:credit|source)s?|imagen|imágenes|immagine|"
    r"fotografía|crédits? photos?|beeld)\s*[:：]",
    re.IGNORECASE,
)
STOCK = re.compile(  # whose pictures are sold, at the end of a line
    r"[(\[](?:[^()\[\]]{0,60}\W)?(?:istock(?:photo)?|shutterstock|getty ?images|adobe ?stock|"
    r"unsplash|pexels|pixabay|picture[- ]alliance|imago|alamy|depositphotos|fotolia|123rf|"
    r"dreamstime)(?:\.com)?(?:\W[^()\[\]]{0,40})?[)\]]$",
    re.IGNORECASE,
)
CORRECTIONS, LABELS = Openings(CORRECTION), Openings(LABELLED)
LONGEST_STOCK = 150  # letters; a paragraph may end in the agencies of the picture beside it


def roles(blocks: Sequence[TextBlock], claims: Claims) -> list[str]:
    """Return the role of each of the story's *blocks*, which are in page order."""
    found = [plain_role(block) for block in blocks]
    for index in standfirst(blocks, found, claims):
        found[index] = "lede"
    return found


def plain_role(block: TextBlock) -> str:
    """Return what the block's elements say it is."""
    if CORRECTIONS.may_begin(block.text) and CORRECTION.match(block.text):
        return "correction"
    if aside := aside_role(block):
        return aside
    place = block.place
    outer = place.parent or place
    outmost = outer.parent or outer
    if place.tag in HEADINGS:
        return "subheading"
    if "li" in (place.tag, outer.tag):
        return "list_item"
    if "blockquote" in (place.tag, outer.tag, outmost.tag):
        return "quote"
    size = len(block.text)
    is_bold = block.strong > 0.9 * size and size < LONGEST_HEADING
    return "subheading" if is_bold and block.text[-1] not in '.!?:;,”"' else "paragraph"


def aside_role(block: TextBlock) -> str:
    """Return caption or table where the block's elements or its last words say so, else "".

    A table with a paragraph in it lays out the page, and a figure may hold a quotation.
    """
    place: Place | None = block.place
    for _ in range(LEVELS):
        if place is None or place.tag == "blockquote":
            break
        if place.tag in CAPTIONS:
            return "caption"
        if place.tag in TABLES:
            return "table" if not place.has_paragraph else ""
        place = place.parent
    return "caption" if is_credited(block.text) else ""


def is_credited(text: str) -> bool:
    """Whether *text* is a few words, or none, and whose picture that is, or is labelled as one's.

    No sentence ends so; but a story's last may end in its agencies, as in (dpa/afp).

    >>> is_credited("Photo: the pier after the flood."), is_credited("The pier (Ada/iStock.com)")
    (True, True)
    """
    if len(text) >= LONGEST_CAPTION:
        return False
    if LABELS.may_begin(text) and LABELLED.match(text):
        return True
    if text[-1] in ")]" and len(text) <= LONGEST_STOCK and STOCK.search(text):
        return True
    if text[-1] in ".!?…":
        return False
    match = credit_line(text)
    return match is not None and match["credit"] is not None


def standfirst(blocks: Sequence[TextBlock], found: Sequence[str], claims: Claims) -> list[int]:
    """Return the indices of the blocks at the head of the story that are its standfirst.

    It is named so, or is what the metadata describes the story with, or is the one heading before
    the first paragraph; a first paragraph that is like those after it is none, and what is long is
    the story itself, whatever it is named.
    """
    head = []
    for index, block in enumerate(blocks):
        is_named = bool(near_kinds(block.place) & DEK)
        is_heading = found[index] == "subheading" and index == 0 and len(block.text) > 40
        if is_named or is_heading or (index == 0 and describes(block, blocks, claims)):
            head.append(index)
            continue
        break
    head = head if len(head) < len(blocks) else head[: len(blocks) - 1]
    is_short = sum(len(blocks[index].text) for index in head) <= LONGEST_STANDFIRST
    return head if is_short else []


def describes(block: TextBlock, blocks: Sequence[TextBlock], claims: Claims) -> bool:
    """Whether the metadata describes the story with *block*, and it stands apart from the next."""
    if len(blocks) > 1 and blocks[1].place.parent is block.place.parent:
        return False
    text = comparable(block.text)
    return len(text) > 20 and any(dek.startswith(text[:60]) for dek in claims.deks)
