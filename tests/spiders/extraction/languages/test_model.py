from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from spiders.extraction.languages import model, unpacked_model
from spiders.extraction.languages.model import identifier

ENGLISH = "The fair has opened its gates to all who like wheels and waffles, the mayor said. " * 3
GERMAN = "Die Messe hat ihre Tore geöffnet für alle, die Waffeln mögen, sagte der Bürgermeister. "
ARRAYS = ("nextmove", "nextmove_row", "out_feat")


@settings(max_examples=25)
@given(st.text() | st.text("abcdefghi ", min_size=80))
def test_the_walk_is_py3langid_s_and_the_sum_numpy_s(text: str) -> None:
    walk, weights, octets = identifier().walk, identifier().nb_ptc, text.encode()
    met, times = walk.met(octets)
    moves, rows, features = (np.load(unpacked_model() / f"{name}.npy", "r") for name in ARRAYS)
    state, counted = 0, Counter()
    for octet in octets:
        state = int(moves[int(rows[state]) * 256 + octet])
        counted.update([int(features[state])] if features[state] >= 0 else [])
    assert list(zip(met.tolist(), times.tolist(), strict=True)) == list(counted.items())
    summed = (weights[met].astype(np.float64) * np.log1p(times)[:, None]).sum(0)
    assert walk.weighed(met, np.log1p(times)).tobytes() == summed.tobytes()


def test_the_model_says_what_py3langid_says() -> None:
    assert "_raw_score" in vars(LanguageIdentifier)  # the loop and the product that ours stands for
    theirs = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    for text in (ENGLISH, GERMAN, GERMAN[:40], "Ярмарка открыла ворота", "a", "7"):
        code, probability = theirs.classify(text)
        assert identifier().classify(text) == (code, pytest.approx(probability, abs=1e-5))


def test_without_unpacked_arrays_the_package_s_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "UNPACKED", tmp_path)
    assert identifier.__wrapped__().classify(GERMAN) == identifier().classify(GERMAN)
