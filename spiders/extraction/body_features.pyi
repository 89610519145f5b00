from collections.abc import Sequence

from spiders.extraction.blocks import Place, TextBlock
from spiders.extraction.body_model import Numbers
from spiders.extraction.claims import Claims

ENDERS: str
TEXT_NAMES: list[str]

def features(
    blocks: Sequence[TextBlock], all_blocks: Sequence[TextBlock], claims: Claims
) -> Numbers: ...
def headline_block(blocks: Sequence[TextBlock], claims: Claims) -> TextBlock | None: ...
def near_kinds(place: Place) -> int: ...
def branch_kinds(place: Place, known: dict[int, int]) -> int: ...
