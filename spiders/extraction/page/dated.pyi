from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.element import Element

class Dated:
    element: Element
    text: str
    before: str
    offset: int
    paragraphs: int
    is_marked: bool

def dated_in(tree: LexborHTMLParser, most_paragraphs: int) -> tuple[list[Dated], list[Dated]]: ...
