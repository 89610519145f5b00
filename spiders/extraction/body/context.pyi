from collections.abc import Sequence

from spiders.extraction.body.model import Numbers
from spiders.extraction.page import Place, TextBlock

NAMES: list[str]

def context(blocks: Sequence[TextBlock], places: Sequence[Place], chances: Numbers) -> Numbers: ...
