from spiders.extraction.page.element import Element
from spiders.extraction.page.places import Place

class TextBlock:
    place: Place
    text: str
    links: list[Element]
    linked: int
    strong: int
    italic: int
    is_entry: bool
    is_paragraph: bool
