import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from spiders.extraction.fields import language_model, unpacked_model
from spiders.extraction.fields.language import is_plainly, language, language_tag
from spiders.extraction.fields.language_model import identifier
from spiders.extraction.wording import Words
from tests.spiders.extraction.pages import GAZETTE, page

ENGLISH = "The fair has opened its gates to all who like wheels and waffles, the mayor said. " * 3
ARRAYS = ("nextmove", "nextmove_row", "out_feat")
GERMAN = "Die Messe hat ihre Tore geöffnet für alle, die Waffeln mögen, sagte der Bürgermeister. "


@pytest.mark.parametrize(
    ("raw", "tag"),
    [("en", "en"), ("EN_us", "en"), ("zh-Hant-TW", "zh-Hant"), ("sr-latn", "sr-Latn"),
     ("iw", "he"), ("cz", "cs"), ("ua", "uk"), ("ger", "de"), ("", None), ("english", None),
     ("x", None), ("mul", None), ("zxx", None)],
)  # fmt: skip
def test_a_tag_is_language_and_script(raw: str, tag: str | None) -> None:
    assert language_tag(raw) == tag


def test_the_page_s_own_language_stands() -> None:
    assert language(page('<html lang="en-GB">'), None, ENGLISH)[0] == "en"


def test_the_text_overrules_a_copied_template() -> None:
    found, notes = language(page('<html lang="en-GB">'), None, GERMAN * 3)
    assert (found, notes[0].method) == ("de", "text")


def test_common_words_tell_a_language_but_no_other() -> None:
    assert [is_plainly(tag, ENGLISH) for tag in ("en", "de", "tr", "")] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_plainly(tag, GERMAN) for tag in ("de", "en", "nl")] == [True, False, False]


def test_near_languages_are_not_overruled() -> None:
    norwegian = "Messen har åpnet portene for alle som liker vafler, sa ordføreren i går kveld. "
    assert language(page('<html lang="nn">'), None, norwegian * 3)[0] == "nn"


def test_a_short_text_decides_nothing() -> None:
    assert language(page(""), GAZETTE, "Fair")[0] == "en"
    assert language(page(""), None, "Fair") == ("und", [])


def test_a_brief_tells_its_language_where_nothing_else_does() -> None:
    brief = "Uimahalli pysyy tänään kiinni. Pumppu on rikki, kertoo kaupunki."
    assert language(page(""), None, brief)[0] == "fi"
    assert language(page('<html lang="sv">'), None, brief)[0] == "sv"
    assert language(page(""), None, "Skerrow 3, Lund 2 (Falk, Quell; Oss, 2 x Oss)") == ("und", [])


def test_the_same_text_gives_the_same_answer() -> None:
    assert len({language(page(""), None, ENGLISH)[0] for _ in range(3)}) == 1


@given(st.text(st.characters() | st.sampled_from("aAİiKkſé \x85\0")), st.integers(0, 20))
def test_common_words_are_counted_as_python_splits_them(text: str, most: int) -> None:
    common = {"a", "i", "k", "ik", "é", "ß", "aaaaaaaa"}
    words = text[:most].lower().split()
    assert Words(common).counted(text, most) == (len(words), sum(one in common for one in words))


def test_no_sign_but_its_own_makes_a_common_word() -> None:
    alone = ["k", "å", "ß", "ÿ", "s"]
    signs = " ".join(map(chr, range(sys.maxunicode + 1)))
    words = signs.lower().split()
    assert Words(alone).counted(signs, len(signs)) == (len(words), sum(map(words.count, alone)))


@pytest.mark.parametrize("word", ["", "The", "longwords", "œ", "a b"])
def test_what_is_no_short_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="1 to 8 letters of Latin-1, in lower case"):
        Words([word])


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


def test_a_long_quote_at_the_start_is_not_the_language_of_the_story() -> None:
    text = GERMAN * 3 + ENGLISH * 6
    assert language(page('<html lang="en">'), None, text)[0] == "en"
    assert language(page(""), None, text)[0] == "en"


def test_a_story_in_another_language_than_declared_is_told_throughout() -> None:
    assert language(page('<html lang="en">'), None, GERMAN * 9)[0] == "de"


def test_without_unpacked_arrays_the_package_s_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_model, "UNPACKED", tmp_path)
    assert identifier.__wrapped__().classify(GERMAN) == identifier().classify(GERMAN)
