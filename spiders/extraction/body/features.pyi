from collections.abc import Sequence

from spiders.extraction.body.claims import Claims
from spiders.extraction.body.judged import Judged
from spiders.extraction.body.model import Numbers
from spiders.extraction.page import Place, TextBlock

def features(
    asked: Sequence[int], blocks: Sequence[TextBlock], places: Sequence[Place], claims: Claims
) -> Numbers: ...
def headline_block(blocks: Sequence[TextBlock], claims: Claims) -> TextBlock | None: ...
def near_kinds(place: Place) -> int: ...
def linked_blocks(
    page: list[Judged], kinds: int, others: int, fewest_words: int
) -> list[TextBlock]: ...
