"""What microdata and RDFa call an element: the words of its `itemprop` and `property`."""

from spiders.extraction.page.element import Element


def properties(node: Element) -> list[str]:
    """Return the names in `property` and `itemprop` of *node*, each may have several, in lower
    case."""
    attributes = node.attributes
    named = f"{attributes.get('property') or ''} {attributes.get('itemprop') or ''}"
    return named.lower().split()
