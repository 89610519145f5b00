from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from spiders.extraction.page import Place, TextBlock

def surroundings(
    asked: Sequence[int], blocks: Sequence[TextBlock], places: Sequence[Place], head: int
) -> npt.NDArray[np.float64]: ...
