"""The language model is unpacked once, and says the same from its arrays as from its package."""

from pathlib import Path

from pipelines.files.language_arrays import unpack
from spiders.extraction.languages.model import PACKED, mapped, packed

TEXTS = ("The ferry left at noon.", "Die Fähre legte mittags ab.", "Паром ушёл в полдень", "a", "")


def test_the_unpacked_model_says_what_the_packed_one_says(tmp_path: Path) -> None:
    unpack(PACKED, tmp_path / "arrays")
    ours, theirs = mapped(tmp_path / "arrays"), packed()
    assert [ours.rank(text) for text in TEXTS] == [theirs.rank(text) for text in TEXTS]
    assert ours.labels == theirs.labels


def test_nothing_is_left_beside_the_arrays(tmp_path: Path) -> None:
    unpack(PACKED, tmp_path / "below" / "arrays")
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["arrays"]
