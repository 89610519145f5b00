"""Rules of a story's language: it is that of its words."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from expectations.promises import unchunked
from expectations.rules.rule import FEW_LETTERS, Rule, mask_of
from spiders.extraction.languages import OPENING, is_surely_other, may_be_other

SAMPLE = 200  # characters that tell the script; counting them costs more than all other looks
SCRIPTS = {  # of languages that are not written in Latin letters, as RE2 names them
    r"\p{Cyrillic}": "ru uk bg mk be ky ba tt cv",
    r"\p{Cyrillic}\p{Latin}": "sr kk mn tg uz az bs sh tk",
    r"\p{Greek}": "el",
    r"\p{Arabic}": "ar fa ur ps sd ug ckb",
    r"\p{Arabic}\p{Latin}": "ku",
    r"\p{Hebrew}": "he yi",
    r"\p{Devanagari}": "hi mr ne sa",
    r"\p{Bengali}": "bn as",
    r"\p{Tamil}": "ta",
    r"\p{Telugu}": "te",
    r"\p{Kannada}": "kn",
    r"\p{Malayalam}": "ml",
    r"\p{Gujarati}": "gu",
    r"\p{Gurmukhi}\p{Arabic}": "pa",
    r"\p{Oriya}": "or",
    r"\p{Sinhala}": "si",
    r"\p{Thai}": "th",
    r"\p{Lao}": "lo",
    r"\p{Myanmar}": "my",
    r"\p{Khmer}": "km",
    r"\p{Georgian}": "ka",
    r"\p{Armenian}": "hy",
    r"\p{Ethiopic}": "am ti",
    r"\p{Han}\p{Hiragana}\p{Katakana}ー": "ja",
    r"\p{Han}": "zh yue",
    r"\p{Hangul}\p{Han}": "ko",
}
OF_LANGUAGE = {code: script for script, codes in SCRIPTS.items() for code in codes.split()}
LATIN = r"\p{Latin}"
FEW_OTHERS = 28  # that are not ASCII: too few to be .7 of as many letters as say something
OWN_SCRIPT = 0.3  # of the letters: news in Japanese or Thai is full of foreign names


def language_of_script(rows: pa.Table) -> pa.Array:
    """The text is written in a script of its language; else one of the two is not the story's."""
    bases = pc.list_element(pc.split_pattern(unchunked(rows["language"]), "-"), 0)
    samples = pc.utf8_slice_codeunits(unchunked(rows["text"]), 0, SAMPLE)
    encoded = bases.dictionary_encode()
    each = encoded.dictionary.to_pylist()
    own = pa.array([OF_LANGUAGE.get(base, LATIN) for base in each], pa.string())
    scripts = own.take(encoded.indices)
    others = pc.subtract(pc.binary_length(samples), pc.utf8_length(samples))  # so many, or fewer
    is_plain = pc.and_(pc.equal(scripts, LATIN), pc.less(others, FEW_OTHERS))
    kept = mask_of(pc.or_(is_plain, pc.equal(bases, "und"))).copy()
    asked = np.flatnonzero(~kept)
    signs = Signs.of(samples.take(pa.array(asked)))
    total, wanted = signs.counted(r"\p{L}"), scripts.take(pa.array(asked))
    for script in pc.unique(wanted).to_pylist():
        is_it = mask_of(pc.equal(wanted, script))
        found = signs.counted(script)
        kept[asked[is_it]] = ((total < FEW_LETTERS) | (found >= OWN_SCRIPT * total))[is_it]
    return pa.array(kept)


@dataclass(frozen=True)
class Signs:
    """The signs of some texts, one after another: each is a number in *different*, of which RE2 is
    asked once. *ends* says where each text ends.
    """

    different: str
    numbers: NDArray[np.int64]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, texts: pa.Array) -> "Signs":
        """Return the signs of *texts*."""
        each = pc.fill_null(texts, "").to_pylist()
        different, numbers = np.unique(points_of("".join(each)), return_inverse=True)
        return cls(text_of(different), numbers, np.cumsum([0, *map(len, each)]))

    def counted(self, signs: str) -> NDArray[np.int64]:
        """Return how many of *signs*, a class of RE2's, are in each text."""
        own = pc.replace_substring_regex(pa.array([self.different]), f"[^{signs}]+", "")[0].as_py()
        is_own = np.isin(points_of(self.different), points_of(own))
        sums = np.append(0, np.cumsum(is_own[self.numbers]))
        return np.diff(sums[self.ends])


def points_of(text: str) -> NDArray[np.uint32]:
    """Return the code points of *text*."""
    return np.frombuffer(text.encode("utf-32-le"), "<u4")


def text_of(points: NDArray[np.uint32]) -> str:
    """Return the text of these code *points*."""
    return points.astype("<u4").tobytes().decode("utf-32-le")


def language_of_text(rows: pa.Table) -> pa.Array:
    """The text is in its language, as far as a model of letters is sure."""
    languages, texts = rows["language"].to_pylist(), unchunked(rows["text"])
    openings = pc.fill_null(pc.utf8_slice_codeunits(texts, 0, OPENING), "").to_pylist()
    pairs = zip(languages, openings, strict=True)
    kept = np.array([not may_be_other(*one) for one in pairs], bool)
    asked = np.flatnonzero(~kept)  # few, of which whole texts are read
    rest = zip(asked.tolist(), texts.take(pa.array(asked)).to_pylist(), strict=True)
    kept[asked] = [not is_surely_other(languages[row], text or "") for row, text in rest]
    return pa.array(kept)


RULES = (
    Rule(language_of_script, "language", "warning"),
    Rule(language_of_text, "language", "warning"),
)
