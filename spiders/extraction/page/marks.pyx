"""The elements of a page that its fields ask for, found in one walk over the tree."""

from libc.stdint cimport uintptr_t
from libc.string cimport memcmp, memset

from selectolax.lexbor import create_tag

from spiders.extraction.page.dom cimport (
    ELEMENT,
    STANDARD,
    Attribute,
    Node,
    dom,
    first_attribute_of,
    next_in,
    tag_of,
)
from spiders.extraction.page.element cimport Element, element_at
from spiders.extraction.page.octets cimport (
    Parts,
    Text,
    has_part,
    has_word,
    is_word,
    parts_in_sets,
    parts_of,
    sets_in,
)

cdef enum:
    MOST_BYLINES = 16  # a page with comments has hundreds
    MOST_HOMES = 6  # behind them the foot of the page begins
    MOST_SIGNED = 10
    MOST_SUBHEADINGS = 6
    MOST_UNDRAWN = 50
    LONGEST_RELATION = 64  # octets

cdef int BASE = 1, META = 2, LINK = 3, SCRIPT = 4, HEADLINE = 5, FIGURE = 6, PICTURE = 7
cdef int ADDRESS = 8, ANCHOR = 9, SELECT = 10, INPUT = 11, TITLE = 12, PARAGRAPH = 13
cdef int SUBHEADING = 14, VIDEO = 15
KINDS = {
    "base": BASE, "meta": META, "link": LINK, "script": SCRIPT, "h1": HEADLINE, "figure": FIGURE,
    "img": PICTURE, "address": ADDRESS, "a": ANCHOR, "select": SELECT, "input": INPUT,
    "title": TITLE, "p": PARAGRAPH, "h2": SUBHEADING, "h3": SUBHEADING,
    "video": VIDEO,
}  # fmt: skip
cdef int[STANDARD] KIND_OF
memset(KIND_OF, 0, sizeof(KIND_OF))
for tag, number in KINDS.items():
    KIND_OF[create_tag(tag).tag_id] = number

cdef uintptr_t DRAWING = create_tag("svg").tag_id

cdef enum:  # the attributes that are asked for, in the order of ASKED
    ID = 0
    REL = 1
    HREF = 2
    TYPE = 3
    CLASS = 4
    VALUE = 5
    STYLE = 6
    ALIGN = 7
    POSTER = 8
    CONTENT = 9
    DATA_BG = 10
    ITEMPROP = 11
    ITEMTYPE = 12
    PROPERTY = 13
    DATA_SRC = 14
    ARIA_LABEL = 15
    DATA_BACKGROUND = 16
    COUNT = 17
    SIZES = 16  # of their names

ASKED = [  # the shortest first
    b"id", b"rel", b"href", b"type", b"class", b"value", b"style", b"align", b"poster", b"content",
    b"data-bg", b"itemprop", b"itemtype", b"property", b"data-src", b"aria-label",
    b"data-background",
]  # fmt: skip
cdef Text[COUNT] NAMES
cdef int[SIZES] FIRST_OF_SIZE
memset(FIRST_OF_SIZE, 0, sizeof(FIRST_OF_SIZE))
for number, octets in enumerate(ASKED):
    NAMES[number] = Text(octets, len(octets))
    FIRST_OF_SIZE[len(octets)] = min(n for n, name in enumerate(ASKED) if len(name) == len(octets))

# Parts of names, without first letters, as in byline and storyByline; and of addresses.
BYLINE_PARTS = [
    b"yline", b"uthor", b"ignature", b"auteur", b"autor", b"erfasser", b"edakteur", b"riter",
    b"eporter", b"ournalist", b"yazar", b"uhabir", b"avtor", b"kribent", b"vcard", b"ornalist",
    b"eriodista", b"orfatter", b"irjoittaja", b"oimittaja", b"zerzo", b"penulis", b"edattore",
    b"edactor", b"erslaggever", b"ssinatura", b"__firma", b"-firma", b"firmante", b"zuozhe", b"jizhe",
    b"edacteur", b"olumnist", b"ontributor", b"tacgia", b"tac-gia", b"yntaktis",
]  # fmt: skip
TAG_PARTS = [
    b"tags", b"Tags", b"keywords", b"topics", b"taglist", b"tag-list", b"tag_list", b"mots-cle",
    b"mots_cle", b"motscle", b"chlagw", b"tichw", b"etiquetas", b"etiketler", b"refwoord",
    b"palabras-clave", b"palavras-chave", b"parole-chiave", b"nyckelord", b"emneord", b"avainsan",
]  # fmt: skip
ADDRESS_PARTS = [
    b"/topic", b"/tag/", b"/tags/", b"/thema/", b"/themen/", b"/keyword", b"/schlagwort",
    b"/stichwort", b"/mot-cle", b"/mots-cle", b"/motcle", b"/etiqueta", b"/etiket", b"/tema/",
    b"/temas/", b"/trefwoord", b"/aihe/", b"/aiheet/", b"/emne/", b"/emner/", b"/amne/",
    b"/argomenti/", b"/sujet/", b"/sujets/", b"/hashtag/", b"/tagged/",
]  # fmt: skip
AUTHOR_PARTS = [
    b"/author", b"/autor", b"/auteur", b"/contributor", b"/people/", b"/team/", b"-team/", b"/byline",
    b"/staff/", b"/journalist", b"/reporter", b"/redaktion/", b"author=", b"/writer", b"/profil",
    b"/yazar", b"/avtor", b"/szerzo", b"/skribent", b"/forfatter", b"/penulis", b"/tac-gia",
    b"/colunista", b"/columnist", b"/periodista", b"/giornalist", b"/redacteur", b"/toimittaja",
    b"/kirjoittaja",
]  # fmt: skip
TRAIL_PARTS = [b"readcrumb"]
INGREDIENT_PARTS = [b"recipe-ingredient"]
BY_PARTS = [b"by", b"firma"]  # perhaps words of their own
LIVE_PARTS = [b"/LiveBlogPosting"]
TYPE_PARTS = [b"ld+json", b"LD+JSON"]
RIGHT_PARTS = [b"right"]
BACKGROUND_PARTS = [b"url("]
RELATIONS = [b"canonical", b"license", b"image_src"]

cdef enum:  # the sets that are looked for in one pass, in classes and in the addresses of links
    BYLINE = 1
    TAGGED = 2
    TRAIL = 4
    INGREDIENT = 8
    BY = 16
    AUTHOR_PAGE = 1
    TAG_PAGE = 2

cdef Parts CLASSES = parts_in_sets(
    [BYLINE_PARTS, TAG_PARTS, TRAIL_PARTS, INGREDIENT_PARTS, BY_PARTS]
)
cdef Parts PAGES = parts_in_sets([AUTHOR_PARTS, ADDRESS_PARTS])
cdef Parts TRAILS = parts_of(TRAIL_PARTS)
cdef Parts LIVE_BLOGS = parts_of(LIVE_PARTS), JSON_LD = parts_of(TYPE_PARTS)
cdef Parts BACKGROUND = parts_of(BACKGROUND_PARTS)
cdef Parts RIGHT = parts_of(RIGHT_PARTS), ASKED_RELATIONS = parts_of(RELATIONS)


cdef class Marks:
    """Elements of one page by what they are for, each list in page order.

    *subheadings* are the first `<h2>` and `<h3>`, *links* the `<link>` elements of relations that
    are asked for, *bylines* the first elements that are named as such, *tag_links* the links to
    pages of tags and *tag_lists* other elements that are named after tags, *homes* the first links
    to the home page of some site, *author_links* the first to pages of authors. *trails* are called
    or typed breadcrumbs; *ingredients* stand in recipes, *live_blogs* are typed as such. *signed*
    are the first paragraphs that are set to the right, *asking* fields for an address of mail, or
    of one choice. *images* and *choices* (boxes to tick, lists to choose from) are only counted.
    *undrawn* are the first elements that may show a picture without a `src`. *title* is the first of
    the page that is not empty, perhaps behind a head that something stray has ended.
    """

    cdef readonly list bases, metas, links, scripts, headlines, figures, pictures, bylines
    cdef readonly list tag_links, tag_lists, homes, author_links, trails, ingredients, live_blogs
    cdef readonly list signed, asking, subheadings, undrawn
    cdef readonly Py_ssize_t images, choices
    cdef readonly Element title

    def __cinit__(self):
        self.bases, self.metas, self.links, self.scripts = [], [], [], []
        self.headlines, self.figures, self.pictures, self.bylines = [], [], [], []
        self.tag_links, self.tag_lists, self.homes, self.author_links = [], [], [], []
        self.trails, self.ingredients, self.live_blogs, self.signed = [], [], [], []
        self.asking, self.subheadings, self.undrawn = [], [], []


cdef struct Read:  # the values of one element's attributes, NULL where it has none
    Text[COUNT] values


def marks_of(tree):
    """Return the marked elements of *tree*."""
    cdef Marks marks = Marks()
    cdef Node node, root
    cdef Read read
    cdef int kind
    if tree.root is None:
        return marks
    node = root = <Node> <uintptr_t> tree.root.mem_id
    while node != NULL:
        if dom.type(node) == ELEMENT:
            kind = kind_of(node)
            read_attributes(node, &read)
            mark(marks, node, kind, &read, tree)
        node = next_in(root, node)
    return marks


cdef int kind_of(Node element) except -1:
    """Return what the tag of *element* marks it for, 0 if for nothing."""
    cdef uintptr_t number = dom.tag_id(element)
    if number < STANDARD:
        return KIND_OF[number]
    return PICTURE if tag_of(element).endswith(("-img", "-image")) else 0


cdef int mark(Marks marks, Node node, int kind, Read* read, tree) except -1:
    """Put the element at *node* into the lists that it belongs to."""
    cdef unsigned int classes = sets_in(&read.values[CLASS], &CLASSES), pages
    if kind == BASE and read.values[HREF].octets != NULL:
        marks.bases.append(element_at(node, tree))
    elif kind == META and (
        read.values[CONTENT].octets != NULL or read.values[VALUE].octets != NULL
    ):
        marks.metas.append(element_at(node, tree))
    elif kind == LINK and read.values[REL].octets != NULL and read.values[HREF].octets != NULL:
        if is_asked(&read.values[REL]):
            marks.links.append(element_at(node, tree))
    elif kind == SCRIPT and has_part(&read.values[TYPE], &JSON_LD):
        marks.scripts.append(element_at(node, tree))
    elif kind == HEADLINE:
        marks.headlines.append(element_at(node, tree))
    elif kind == FIGURE:
        marks.figures.append(element_at(node, tree))
    elif kind == PICTURE:
        marks.pictures.append(element_at(node, tree))
        marks.images += dom.tag_id(node) < STANDARD
    elif len(marks.bylines) < MOST_BYLINES and (
        kind == ADDRESS
        or classes & BYLINE
        or classes & BY and (
            has_word(&read.values[CLASS], b"by") or has_word(&read.values[CLASS], b"firma")
        )
        or has_word(&read.values[REL], b"author")
        or has_word(&read.values[ITEMPROP], b"author")
        or has_word(&read.values[PROPERTY], b"author")
        or has_word(&read.values[PROPERTY], b"schema:author")
    ):
        marks.bylines.append(element_at(node, tree))
    if kind == ANCHOR:
        if len(marks.homes) < MOST_HOMES and leads_home(&read.values[HREF]):
            marks.homes.append(element_at(node, tree))
        pages = sets_in(&read.values[HREF], &PAGES)
        if pages & AUTHOR_PAGE and len(marks.author_links) < MOST_BYLINES:
            marks.author_links.append(element_at(node, tree))
        if classes & TAGGED or pages & TAG_PAGE or has_word(&read.values[REL], b"tag"):
            marks.tag_links.append(element_at(node, tree))
    elif classes & TAGGED:
        marks.tag_lists.append(element_at(node, tree))
    if classes & TRAIL or is_trail(read):
        marks.trails.append(element_at(node, tree))
    if classes & INGREDIENT or is_word(&read.values[ITEMPROP], b"recipeIngredient"):
        marks.ingredients.append(element_at(node, tree))
    if kind == SUBHEADING and len(marks.subheadings) < MOST_SUBHEADINGS:
        marks.subheadings.append(element_at(node, tree))
    if kind == PARAGRAPH and len(marks.signed) < MOST_SIGNED and is_set_to_right(read):
        marks.signed.append(element_at(node, tree))
    if kind == SELECT or kind == INPUT and (
        is_word(&read.values[TYPE], b"checkbox") or is_word(&read.values[TYPE], b"radio")
    ):
        marks.choices += 1
    if kind == INPUT and (
        is_word(&read.values[TYPE], b"email") or is_word(&read.values[TYPE], b"radio")
    ):
        marks.asking.append(element_at(node, tree))
    elif kind == TITLE and marks.title is None and dom.first_child(node) and not is_drawn(node):
        marks.title = element_at(node, tree)
    if len(marks.undrawn) < MOST_UNDRAWN and is_undrawn(kind, read):
        marks.undrawn.append(element_at(node, tree))
    if has_part(&read.values[ITEMTYPE], &LIVE_BLOGS):
        marks.live_blogs.append(element_at(node, tree))
    return 0


cdef bint is_asked(Text* relation) noexcept:
    """Whether *relation* may name that of a `<link>` to the page itself, its licence or its picture.

    Most links of a head are to its styles, icons and feeds, for which no field asks.
    """
    cdef char[LONGEST_RELATION] low
    cdef Text text
    cdef size_t at
    if relation.size > LONGEST_RELATION:
        return True
    for at in range(relation.size):
        low[at] = relation.octets[at]
        if b"A" <= low[at] <= b"Z":
            low[at] |= 32
    text.octets, text.size = low, relation.size
    return has_part(&text, &ASKED_RELATIONS)


cdef bint is_drawn(Node node) except -1:
    """Whether *node* stands in a drawing: it names that, not the page."""
    while node != NULL and dom.tag_id(node) != DRAWING:
        node = dom.parent(node)
    return node != NULL


cdef bint is_trail(Read* read) noexcept:
    """Whether an element is called or typed as the trail to the page, its class aside."""
    return (
        has_part(&read.values[ITEMTYPE], &TRAILS)
        or has_part(&read.values[ID], &TRAILS)
        or has_part(&read.values[ARIA_LABEL], &TRAILS)
    )


cdef bint is_undrawn(int kind, Read* read) noexcept:
    """Whether an element names a picture for scripts, as its background, or for before a film."""
    return (
        read.values[DATA_SRC].octets != NULL
        or read.values[DATA_BG].octets != NULL
        or read.values[DATA_BACKGROUND].octets != NULL
        or kind == VIDEO and read.values[POSTER].octets != NULL
        or has_part(&read.values[STYLE], &BACKGROUND)
    )


cdef bint is_set_to_right(Read* read) noexcept:
    """Whether the style of a paragraph names that side, or its `align` is that."""
    cdef int at
    if has_part(&read.values[STYLE], &RIGHT):
        return True
    if read.values[ALIGN].size != 5:
        return False
    for at in range(5):
        if read.values[ALIGN].octets[at] | 32 != b"right"[at]:
            return False
    return True


cdef bint leads_home(Text* href) noexcept:
    """Whether *href* has no path: "/", or a host alone."""
    cdef size_t at = 0
    cdef int slashes = 0
    if href.size == 1:
        return href.octets[0] == b"/"
    if href.size < 4 or memcmp(href.octets, b"http", 4) and memcmp(href.octets, b"//", 2):
        return False
    for at in range(href.size - 1):
        slashes += href.octets[at] == b"/"
    return slashes == 2


cdef int read_attributes(Node element, Read* read) noexcept:
    """Put what is asked of the attributes of *element* into *read*."""
    cdef Attribute attribute = first_attribute_of(element)
    cdef size_t size = 0
    cdef const char* name
    cdef Text* text
    cdef int number
    memset(read, 0, sizeof(Read))
    while attribute != NULL:
        name = dom.attribute_name(attribute, &size)
        number = FIRST_OF_SIZE[size] if size < SIZES else COUNT
        while number < COUNT and NAMES[number].size == size:
            if not memcmp(name, NAMES[number].octets, size):
                text = &read.values[number]
                text.octets = dom.attribute_value(attribute, &text.size)
                if text.octets == NULL:
                    text.octets, text.size = b"", 0
                break
            number += 1
        attribute = dom.next_attribute(attribute)
    return 0
