from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

class Needles:
    def __init__(self, *sets: Iterable[str]) -> None: ...
    def held_in(
        self, octets: NDArray[np.uint8], places: NDArray[np.int64]
    ) -> NDArray[np.uint8]: ...
