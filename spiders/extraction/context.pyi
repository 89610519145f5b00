from collections.abc import Sequence

from spiders.extraction.blocks import Place, TextBlock
from spiders.extraction.body_model import Numbers

NAMES: list[str]

def context(blocks: Sequence[TextBlock], places: Sequence[Place], chances: Numbers) -> Numbers: ...
