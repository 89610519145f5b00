import re

from spiders.extraction.body import Judged

PRICE: re.Pattern[str]
CONTROL: re.Pattern[str]

def of_labels(heading: str, page: list[Judged]) -> list[float]: ...
