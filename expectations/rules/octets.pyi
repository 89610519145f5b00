import numpy as np
from numpy.typing import NDArray

def shown(
    octets: NDArray[np.uint8], places: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]: ...
def gaps(octets: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.int64]: ...
def are_joined(
    octets: NDArray[np.uint8],
    places: NDArray[np.int64],
    parts: NDArray[np.uint8],
    part_places: NDArray[np.int64],
    owners: NDArray[np.int64],
    is_asked: NDArray[np.uint8],
) -> NDArray[np.bool_]: ...
def repeated(
    octets: NDArray[np.uint8],
    places: NDArray[np.int64],
    owners: NDArray[np.int64],
    is_asked: NDArray[np.uint8],
    rows: int,
    times: int,
) -> NDArray[np.bool_]: ...
