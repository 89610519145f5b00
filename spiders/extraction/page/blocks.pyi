from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.places import Place
from spiders.extraction.page.runs import TextBlock

def blocks_of(tree: LexborHTMLParser) -> tuple[list[TextBlock], list[Place]]: ...
