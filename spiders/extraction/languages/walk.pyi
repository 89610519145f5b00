import numpy as np
from numpy.typing import NDArray

class Walk:
    def __init__(
        self,
        moves: NDArray[np.uint32],
        rows: NDArray[np.uint32],
        features: NDArray[np.int32],
        weights: NDArray[np.float16],
    ) -> None: ...
    def met(self, text: bytes) -> tuple[NDArray[np.int32], NDArray[np.float32]]: ...
    def weighed(
        self, met: NDArray[np.int32], factors: NDArray[np.float32]
    ) -> NDArray[np.float64]: ...
