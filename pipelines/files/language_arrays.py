"""Unpack py3langid's model beside the extraction, once for an installation; `make env` asks for it.

A folder is moved to its name when it is whole, and the ones of other versions go: what a running
process has mapped stays with it.
"""

import lzma
import shutil
import tempfile
from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE

from spiders.extraction.languages import unpacked_model


def unpack(packed: Path, folder: Path) -> None:
    """Write each array of the file *packed* into *folder*, which must not be there yet."""
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        with lzma.open(packed) as file, np.load(file, allow_pickle=False) as arrays:
            whole = Path(scratch, "arrays")
            whole.mkdir()
            for name in arrays.files:
                np.save(whole / f"{name}.npy", arrays[name], allow_pickle=False)
        whole.rename(folder)


def main() -> None:
    """Unpack the installed model if it is not, and remove those of other versions."""
    folder = unpacked_model()
    if not folder.is_dir():
        shutil.rmtree(folder.parent, ignore_errors=True)
        unpack(Path(MODEL_DIR, MODEL_FILE), folder)


if __name__ == "__main__":
    main()
