from collections.abc import Sequence

from spiders.extraction.body import Judged

PARTS: tuple[str, ...]

def of_names(page: Sequence[Judged]) -> list[float]: ...
def parts_named(names: str) -> frozenset[int]: ...
