from spiders.extraction.body import Judged

PARTS: tuple[str, ...]

def of_names(page: list[Judged]) -> list[float]: ...
