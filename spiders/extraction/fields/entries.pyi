from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page import Element

def entries_of(tree: LexborHTMLParser, paths: list[str]) -> list[Element | None]: ...
