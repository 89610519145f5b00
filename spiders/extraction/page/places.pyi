from collections.abc import Iterator

from spiders.extraction.page.element import Element

NAMING: tuple[str, ...]

class Place:
    tag: str
    parent: Place | None
    number: int
    has_paragraph: bool
    names: str
    own: int
    is_hidden: bool
    node: Element
    def ancestors(self) -> Iterator[Place]: ...
    def is_around(self, place: Place) -> bool: ...
