from collections.abc import Sequence

from spiders.extraction.page import TextBlock

LONGEST_LABEL: int

def asked_blocks(blocks: Sequence[TextBlock]) -> list[int]: ...
def is_asked(block: TextBlock) -> bool: ...
