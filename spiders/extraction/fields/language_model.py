"""py3langid's model, in a form that a process can have without unpacking it.

The package keeps it in LZMA, and undoing that costs each process more than all its guesses. `make
env` writes the arrays down once, below `UNPACKED`, in a folder named after the packed file's hash;
processes map them and share their memory. Where there is no such folder the packed file is read.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

PACKED = Path(MODEL_DIR, MODEL_FILE)
UNPACKED = Path(__file__).parent / "unpacked"


class Identifier(LanguageIdentifier):  # type: ignore[misc]
    """py3langid's model without its matrix product, whose threads cost more than all else here."""

    def _sparse_score(
        self, visits: Mapping[int, int], table: npt.NDArray[np.float16]
    ) -> npt.NDArray[np.float32]:
        """Return the score of each language, of how often each of its features was met."""
        times = np.fromiter(visits.values(), np.float32, len(visits))
        rows = table[list(visits)].astype(np.float64)
        rows *= np.log1p(times)[:, None]
        scores: npt.NDArray[np.float32] = rows.sum(0).astype(np.float32) + self.nb_pc
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
        array("nextmove").data,  # a view that gives plain integers, as the walk over it needs
        array("out_feat").tolist(),
        norm_probs=True,
        tk_row=array("nextmove_row").tolist(),
    )
