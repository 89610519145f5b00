"""What a block is in its story by the elements it stands in, and by the words of a picture's line."""

import re

from spiders.extraction.page.places cimport Place
from spiders.extraction.page.runs cimport TextBlock

from spiders.extraction.page import HEADINGS, credit_line
from spiders.extraction.phrases import Openings
from spiders.extraction.wording import is_sentence, words_of

cdef frozenset TABLES = words_of("table tbody thead tfoot tr td th caption")
cdef frozenset CAPTIONS = words_of("figure figcaption")
# What a figure is of, and what says so.
cdef frozenset SEEN = words_of(
    "img picture video audio svg canvas iframe embed object table figcaption blockquote noscript "
    "amp-img amp-video amp-iframe"
)
cdef frozenset QUOTED = words_of("blockquote pre")
cdef frozenset HEADING_TAGS = HEADINGS
LABELLED = re.compile(  # not "Bild" alone: a newspaper of that name has it before its questions
    r"(?:abbildung(?: \d+)?|abb\. ?\d*|(?:beitrags|titel|symbol)(?:bild|foto)|bilder|"
    r"bild(?:unterschrift|quelle|nachweis)|foto(?:s|credit)?|photos?|images?|pictures?|pictured|"
    r"featured image|(?:photo|image|picture) (?:credit|source)s?|imagen|imágenes|immagine|"
    r"fotografía|crédits? photos?|beeld|(?:nyitó|borító)?(?:kép|fotó)(?:ek|k)?|illusztráció|zdjęci[ae]|fot\.|"
    r"ilustrac(?:e|ja|ión)|(?:titulní|úvodní|ilustrační) (?:foto|snímek)|kuvat?|φωτ(?:ό|ο|ογραφία)|fotoğraf|"
    r"фото(?:графия)?|ảnh|ภาพ(?:ประกอบ)?|الصورة|صورة|عکس|תמונה|צילום|फोटो|写真|사진|照片|图片?|圖)\s*[:：]",
    re.IGNORECASE,
)
STOCK = re.compile(  # whose pictures are sold, at the end of a line
    r"[(\[](?:[^()\[\]]{0,60}\W)?(?:istock(?:photo)?|shutterstock|getty ?images|adobe ?stock|"
    r"unsplash|pexels|pixabay|picture[- ]alliance|imago|alamy|depositphotos|fotolia|123rf|"
    r"dreamstime)(?:\.com)?(?:\W[^()\[\]]{0,40})?[)\]]$|"
    r"[(\[（【](?:사진|写真|照片|图片?|자료 ?사진) ?[=＝:：] ?[^()\[\]]{1,40}[)\]）】]$|"
    r"[(\[](?:photos?|fotos?|bild(?:er)?|crédit|fot\.|fotó|фото|εικόνα|צילום) [^()\[\]]{2,50}[)\]]$|"
    r"(?:记者|記者|通讯员|本报|本報|新华社|中新社)[^。！？]{0,24}[摄攝](?:影)?[)）]?$|[(（][^()（）]{2,30}(?:撮影|提供|摄|攝)[)）]$",
    re.IGNORECASE,
)
LABELS = Openings(LABELLED)

cdef enum:
    LEVELS = 4  # elements around a block that may be its table or its picture's
    LONGEST_CAPTION = 300  # letters; of what ends in a credit line
    LONGEST_STOCK = 150  # letters; a paragraph may end in the agencies of the picture beside it
    LONGEST_HEADING = 150  # letters; longer bold lines are paragraphs

cdef double WHOLLY = 0.9  # of a bold line's letters
cdef str ENDERS = '.!?:;,”"'


cpdef str placed_role(TextBlock block):
    """Return what the elements of *block* say it is; a paragraph where they say nothing."""
    cdef Place place = block.place, outer, outmost
    cdef Py_ssize_t size = len(block.text)
    cdef str aside = aside_role(block)
    if aside:
        return aside
    outer = place.parent if place.parent is not None else place
    outmost = outer.parent if outer.parent is not None else outer
    if place.tag in HEADING_TAGS or outer.tag in HEADING_TAGS:
        return "subheading"
    if place.tag == "li" or outer.tag == "li":
        return "list_item"
    if place.tag == "blockquote" or outer.tag == "blockquote" or outmost.tag == "blockquote":
        return "quote"
    if block.strong > WHOLLY * size and size < LONGEST_HEADING and block.text[-1] not in ENDERS:
        return "subheading"
    return "paragraph"


cpdef str aside_role(TextBlock block):
    """Return caption or table where the elements of *block* or its last words say so, else "".

    A table with a paragraph in it lays out the page; a figure may hold a quotation, or code, or be
    a mere box.
    """
    cdef Place place = block.place
    cdef int level
    for level in range(LEVELS):
        if place is None or place.tag in QUOTED:
            break
        if place.tag in CAPTIONS:
            return "" if is_mere_box(place, block.text) else "caption"
        if place.tag in TABLES:
            return "table" if not place.has_paragraph else ""
        place = place.parent
    return "caption" if is_credited(block.text) else ""


cdef bint is_mere_box(Place place, str text) except -1:
    """Whether *place* is a figure with nothing to see in it but a *text* of sentences, as builders
    of pages make of any paragraph.
    """
    return place.tag == "figure" and is_sentence(text) and not place.node.has(SEEN)


cdef bint is_credited(str text) except -1:
    """Whether *text* is a few words, or none, and whose picture that is, or is labelled as one's.

    No sentence ends so; but a story's last may end in its agencies, as in (dpa/afp).
    """
    cdef Py_ssize_t size = len(text)
    cdef Py_UCS4 last = text[-1]
    if size >= LONGEST_CAPTION:
        return False
    if LABELS.may_begin(text) and LABELLED.match(text):
        return True
    if last in u")]）摄攝影" and size <= LONGEST_STOCK and STOCK.search(text):
        return True
    if last in u".!?…":
        return False
    match = credit_line(text)
    return match is not None and match["credit"] is not None
