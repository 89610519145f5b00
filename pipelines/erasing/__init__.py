"""What was published, cached and pushed, without what was taken down; and the proof of that."""

from pipelines.erasing.everywhere import Erased, erase
from pipelines.erasing.proof import Place, Proof
from pipelines.erasing.published import Copies, copies_at

__all__ = ["Copies", "Erased", "Place", "Proof", "copies_at", "erase"]
