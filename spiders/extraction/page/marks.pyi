from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.element import Element

class Marks:
    bases: list[Element]
    metas: list[Element]
    links: list[Element]
    scripts: list[Element]
    headlines: list[Element]
    subheadings: list[Element]
    undrawn: list[Element]
    figures: list[Element]
    pictures: list[Element]
    bylines: list[Element]
    tag_links: list[Element]
    tag_lists: list[Element]
    homes: list[Element]
    author_links: list[Element]
    trails: list[Element]
    ingredients: list[Element]
    live_blogs: list[Element]
    signed: list[Element]
    asking: list[Element]
    title: Element | None
    images: int
    choices: int

def marks_of(tree: LexborHTMLParser) -> Marks: ...
