from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page import Element

def set_to_right(tree: LexborHTMLParser, most: int) -> list[Element]: ...
