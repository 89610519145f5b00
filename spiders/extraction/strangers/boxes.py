"""Boxes in a story that want something of its readers: an address, a vote, a purchase, a click.

They are told by what a reader can press or fill in there, by another story's headline that stands
in one as a link, or by a first line that marks an advertisement.
"""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import islice, takewhile

from spiders.extraction.page import HEADINGS, Element, Place, TextBlock
from spiders.extraction.wording import is_advert, is_sentence, words_of

LEVELS = 5  # elements around a field that may be its box
LONGEST_BOX = 300  # letters of what a box says beside its fields
MOST_SAID = 3  # lines of a sign-up that are sentences; of more around its field, some are a story's
LONGEST_LINE = 200  # letters; a longer one is a paragraph of the story
CELLS = ("td", "th")
MOSTLY = 0.4  # of the story's letters are never a box
HOME = 0.3  # of the story's letters stand as lines of one element, where boxes are set into it
MOST_BOXES = 3  # set into a story; more of them are what it is made of, as reviews are of products
MOST_SET_IN = 0.2  # of its letters
LINES = HEADINGS | {"p", "li", "dt", "dd", "pre", "blockquote"}
WHOLE = words_of("p ul ol dl table figure blockquote pre")  # tags of what is no box
HELD = words_of("td th pre figure figcaption blockquote")  # of what none holds
LISTED = words_of("li dt dd td th")
SEVERAL = 2  # lines of a gallery, or links of a list
PICTURES = words_of("img amp-img")
CONTROLS = words_of("button input select textarea")
UNASKED = words_of("checkbox hidden range")  # types of fields to tick while cooking, and of none
PRESSED = words_of("btn button cta")


def without_boxes(
    kept: Sequence[int], blocks: Sequence[TextBlock], fields: Sequence[Element]
) -> list[int]:
    """Return the indices of *kept* without those in a box around one of *fields*, which ask for
    an address of mail or for one choice of several, and without those in boxes set into the story.
    """
    asked = {*in_boxes(kept, blocks, fields), *set_in(kept, blocks)}
    return [index for index in kept if index not in asked]


def in_boxes(
    kept: Sequence[int], blocks: Sequence[TextBlock], fields: Sequence[Element]
) -> list[int]:
    """Return the indices of *kept* that stand in a sign-up or a poll, which hold one of *fields*.

    A page that stands in a form as a whole is none.
    """
    if not fields:
        return []
    around = {element for field in fields for element in islice(field.outwards(), LEVELS)}
    known: dict[int, bool] = {}
    boxes: dict[int, list[int]] = {}
    for index in kept:
        for place in blocks[index].place.ancestors():
            if place.number not in known:
                known[place.number] = place.node in around
            if known[place.number]:
                boxes.setdefault(place.number, []).append(index)
    whole = sum(len(blocks[index].text) for index in kept)
    most = min(LONGEST_BOX, MOSTLY * whole)
    return [
        index
        for inside in boxes.values()
        if is_box(inside, blocks, most)
        and sum(is_sentence(blocks[index].text) for index in inside) <= MOST_SAID
        for index in inside
    ]


def is_box(inside: Sequence[int], blocks: Sequence[TextBlock], most: float) -> bool:
    """Whether the blocks *inside* an element are few short lines of at most so many letters, and
    no cells of a table.
    """
    sizes = [len(blocks[index].text) for index in inside]
    if sum(sizes) > most or max(sizes) > LONGEST_LINE:
        return False
    return not any(blocks[index].place.tag in CELLS for index in inside)


def set_in(kept: Sequence[int], blocks: Sequence[TextBlock]) -> list[int]:
    """Return the indices of *kept* in boxes between the story's lines, or below them, that want
    something. A box is an element among those lines in their own element, and an exception there.
    """
    direct = Counter[int]()
    for index in kept:
        if (parent := blocks[index].place.parent) is not None:
            direct[parent.number] += len(blocks[index].text)
    whole = direct.total()
    homes = {number for number, letters in direct.items() if letters > HOME * whole}
    known: dict[int, Place | None] = {}
    boxes: dict[int, tuple[Place, list[int]]] = {}
    is_begun = False
    for index in kept:
        box = box_among(blocks[index].place, homes, known)
        if box is not None and is_begun:
            boxes.setdefault(box.number, (box, []))[1].append(index)
        is_begun = is_begun or is_sentence(blocks[index].text)
    wanting = [
        inside
        for box, inside in boxes.values()
        if is_box(inside, blocks, LONGEST_BOX)
        and (wants(box, inside, blocks) or is_gallery(box, inside, blocks))
    ]
    found = [index for inside in wanting for index in inside]
    letters = sum(len(blocks[index].text) for index in found)
    return found if len(wanting) <= MOST_BOXES and letters <= MOST_SET_IN * whole else []


def box_among(place: Place, homes: Set[int], known: dict[int, Place | None]) -> Place | None:
    """Return the element around a block's *place* that stands right in one of *homes*, None for a
    line there and for what stands elsewhere.

    What is *known* of places, by their numbers, is not asked again, and grows.
    """
    if place.tag in LINES and place.parent is not None and place.parent.number in homes:
        return None
    inner: list[Place] = []
    box = None
    for one in place.ancestors():
        if one.number in homes:
            box = inner[-1] if inner else None
            break
        if one.number in known:
            box = known[one.number]
            break
        inner.append(one)
    known.update((one.number, box) for one in inner)
    return box


def wants(box: Place, inside: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether *box*, which holds the blocks *inside*, wants something of a reader."""
    if box.tag in WHOLE or any(
        one.tag in HELD
        for index in inside
        for one in islice(blocks[index].place.ancestors(), LEVELS)
        if one.number >= box.number
    ):
        return False
    lines = lines_of(box, inside[0], blocks)
    if is_advert(lines[0].text):
        return True
    elements = list(box.node.inside())
    if any(map(is_control, elements)) or sum(map(is_switch, elements)) == 1:
        return True
    return has_link(lines)


def is_gallery(box: Place, inside: Sequence[int], blocks: Sequence[TextBlock]) -> bool:
    """Whether each of the blocks *inside*, several lines of *box*, goes with a picture."""
    if len(inside) < SEVERAL or any(blocks[index].place.tag in HEADINGS for index in inside):
        return False
    return sum(element.tag in PICTURES for element in box.node.inside()) >= len(inside)


def lines_of(box: Place, index: int, blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return all lines of *box*, which holds the block of that *index*."""
    first = index
    while first and box.is_around(blocks[first - 1].place):
        first -= 1
    return list(takewhile(lambda block: box.is_around(block.place), islice(blocks, first, None)))


def has_link(lines: Sequence[TextBlock]) -> bool:
    """Whether one of the *lines* of a box is a link by itself; of a list in it, all entries are,
    with no more than a label above them.
    """
    links = [block for block in lines if block.is_entry]
    if any(block.place.tag not in LISTED for block in links):
        return True
    return len(links) >= max(SEVERAL, len(lines) - 1)


def is_switch(element: Element) -> bool:
    """Whether a reader can turn something on by *element*, as what another site has to show: it
    stands in its own label, as one that folds out what the page says does not.
    """
    if element.tag != "input" or element.attributes.get("type") != "checkbox":
        return False
    return any(one.tag == "label" for one in islice(element.outwards(), 2))


def is_control(element: Element) -> bool:
    """Whether a reader can press *element* or fill it in, and not to open what stands below."""
    attributes = element.attributes
    if "aria-expanded" in attributes or attributes.get("role") == "tab":
        return False
    if element.tag in CONTROLS:
        return attributes.get("type") not in UNASKED
    if element.tag == "a":
        return not PRESSED.isdisjoint(element.words) or attributes.get("role") == "button"
    return attributes.get("role") == "button"
