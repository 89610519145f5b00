"""py3langid's model, in a form that a process can have without unpacking it.

The package keeps it in LZMA, and undoing that costs each process more than all its guesses. `make
env` writes the arrays down once, below `UNPACKED`, in a folder named after the packed file's hash;
processes map them and share their memory. Where there is no such folder the packed file is read.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from spiders.extraction.languages.walk import Walk

PACKED = Path(MODEL_DIR, MODEL_FILE)
UNPACKED = Path(__file__).parent / "unpacked"


class Identifier(LanguageIdentifier):  # type: ignore[misc]
    """py3langid's model without its loop over octets, and without its matrix product, whose threads
    cost more than all else here.
    """

    def __init__(
        self,
        weights: npt.NDArray[np.float16],
        priors: npt.NDArray[np.float32],
        classes: list[str],
        moves: npt.ArrayLike,
        features: npt.ArrayLike,
        *,
        norm_probs: bool,
        tk_row: npt.ArrayLike,
    ) -> None:
        super().__init__(weights, priors, classes, (), (), norm_probs=norm_probs, tk_row=())
        self.walk = Walk(
            np.asarray(moves, np.uint32),
            np.asarray(tk_row, np.uint32),
            np.asarray(features, np.int32),
            weights,
        )

    def _raw_score(self, text: bytes) -> npt.NDArray[np.float32]:
        """Return the score of each language, of how often each of its features is met in *text*."""
        features, times = self.walk.met(text)
        if not len(features):  # as likely as any other
            return np.zeros(len(self.nb_classes), np.float32)
        totals = self.walk.weighed(features, np.log1p(times))
        scores: npt.NDArray[np.float32] = totals.astype(np.float32) + self.nb_pc
        return scores


@cache
def identifier() -> LanguageIdentifier:
    """Return the model, read once in a process."""
    folder = unpacked_model()
    return mapped(folder) if folder.is_dir() else packed()


def packed() -> LanguageIdentifier:
    """Return the model as the package has it."""
    return Identifier.from_model_file(PACKED, norm_probs=True)


def unpacked_model() -> Path:
    """Return the folder of the arrays of the packed file as it is now, be it there or not."""
    return UNPACKED / hashlib.sha256(PACKED.read_bytes()).hexdigest()


def mapped(folder: Path) -> LanguageIdentifier:
    """Return the model whose arrays stand in *folder*, each in the file of its name."""

    def array(name: str) -> npt.NDArray[Any]:
        return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))

    return Identifier(
        array("ptc"),
        array("pc"),
        array("classes").tolist(),
        array("nextmove"),
        array("out_feat"),
        norm_probs=True,
        tk_row=array("nextmove_row"),
    )
