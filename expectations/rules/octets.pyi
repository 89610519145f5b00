from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

class Needles:
    def __init__(self, *sets: Iterable[str]) -> None: ...
    def held_in(
        self, octets: NDArray[np.uint8], places: NDArray[np.int64]
    ) -> NDArray[np.uint8]: ...

def unshown(octets: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.bool_]: ...
def lengths(octets: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.int32]: ...
def gaps(octets: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.int64]: ...
def are_joined(
    octets: NDArray[np.uint8],
    places: NDArray[np.int64],
    parts: NDArray[np.uint8],
    part_places: NDArray[np.int64],
    owners: NDArray[np.int64],
    is_asked: NDArray[np.uint8],
) -> NDArray[np.bool_]: ...
