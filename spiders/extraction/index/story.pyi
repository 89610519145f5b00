from collections.abc import Sequence

from spiders.extraction.body import Judged
from spiders.extraction.page import TextBlock

class Shown:
    page: list[Judged]
    blocks: list[TextBlock]
    kept: list[int]
    listed: list[bool]
    words: dict[int, int]
    start: int | None
    heading: str
    def __init__(self, page: Sequence[Judged]) -> None: ...
    def is_teaser(self, index: int) -> bool: ...

def of_story(shown: Shown) -> list[float]: ...
def of_confidence(shown: Shown, words: float) -> list[float]: ...
def longest_run(shown: Shown) -> int: ...
def largest_list(shown: Shown) -> int: ...
