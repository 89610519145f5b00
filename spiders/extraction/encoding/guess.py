"""The encoding of bytes that nothing declares: the one in which they read like a language."""

import re
from collections import Counter

from spiders.extraction.encoding.letters import PLAIN_MARGIN, WESTERN, latin_encoding
from spiders.extraction.encoding.mending import joined

SAMPLED_BYTES = 60_000  # a page's furniture is at its head, its story behind it
COMMON = {
    "gbk": "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下",
    "big5": "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下",
    "shift_jis": "のにはをたがでてとしれさあいるかなりこもっすまくだよらう日年月人大本国中",
    "euc-jp": "のにはをたがでてとしれさあいるかなりこもっすまくだよらう日年月人大本国中",
    "euc-kr": "이다는의에을가지고한를은사하기로도대자시인스리해어서과정수",
    "windows-1251": "оеаинтсрвлкмдпуяыьгзбчй",
    "koi8-r": "оеаинтсрвлкмдпуяыьгзбчй",
    "iso-8859-5": "оеаинтсрвлкмдпуяыьгзбчй",
    "ibm866": "оеаинтсрвлкмдпуяыьгзбчй",
    "windows-1253": "αοιετσνηυρπκμλωςάίόέήγδύχ",
    "windows-1255": "יוהלאתרבמשםנפחדעקכ",
    "windows-1256": "اليمونترفبعسدهكةحقأ",
    "windows-874": "านรอกเงมยลวดตสปทบค่้ีิัะ",
}
CODECS = {"gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949",
          "windows-874": "cp874", "ibm866": "cp866"}  # fmt: skip
MARKUP = re.compile(rb"<[^>]*>")
LEAST_SHARE = {True: 0.12, False: 0.55}  # of common signs: of thousands, or of an alphabet
ASCII = re.compile(r"[\x00-\x7f]+")
FOREIGN = re.compile(rb"[\x80-\xff]+")
LEAST_RUN = 1.5  # bytes beyond ASCII that stand together where a script of its own is written
LEAST_BROKEN = 20  # characters, and their share of those beyond ASCII: a template's may be whole
BROKEN_SHARE = 0.5
LONGEST_SEQUENCE = 4  # bytes of a character
SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")  # where all is valid UTF-8, a character
PAIRED = frozenset(["gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"])
LEAST_SEQUENCES = 10  # characters of two bytes, of which one in ten may happen to be UTF-8
ALPHABETS = tuple(COMMON)[5:]


def guessed_encoding(payload: bytes) -> str:
    """Return utf-8 where *payload* is valid in it and not plain ASCII, else the likeliest other.

    Western text falls to windows-1252, as browsers have it.
    """
    if payload.isascii():
        return "iso-2022-jp" if b"\x1b$B" in payload else WESTERN
    if is_utf_8(payload):
        return "utf-8"
    sample = MARKUP.sub(b" ", payload[:SAMPLED_BYTES])
    return encoding_of_script(sample) or latin_encoding(sample)


def encoding_of_script(sample: bytes) -> str | None:
    """Return the encoding in which *sample* reads like a language in a script of its own."""
    runs = FOREIGN.findall(sample)
    if sum(map(len, runs)) < LEAST_RUN * len(runs):  # single letters with accents, among others
        return None
    likely = {
        encoding: common_share(sample, encoding) / LEAST_SHARE[encoding not in ALPHABETS]
        for encoding in COMMON
    }
    best = max(likely, key=lambda encoding: likely[encoding])
    return best if likely[best] >= 1 else None


def is_utf_8(payload: bytes) -> bool:
    """Tell whether *payload* is UTF-8, a character cut off at its very end aside."""
    try:
        joined(payload).decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(payload) - 3
    return True


def is_contradicted(payload: bytes, declared: str) -> bool:
    """Tell whether *payload* is plainly not in the encoding *declared*."""
    if declared == "utf-8":
        return is_plainly_another(payload)
    if declared == WESTERN and not payload.isascii() and not is_utf_8(payload):
        sample = MARKUP.sub(b" ", payload[:SAMPLED_BYTES])
        is_script = encoding_of_script(sample) is not None
        return is_script or latin_encoding(sample, PLAIN_MARGIN) != WESTERN
    least = LEAST_SEQUENCES if declared in PAIRED else 1
    return not payload.isascii() and is_utf_8(payload) and len(SEQUENCE.findall(payload)) >= least


def is_plainly_another(payload: bytes) -> bool:
    """Tell whether *payload* is plainly no UTF-8.

    Single broken characters among others are not enough: pages are pasted together, and cut in the
    middle. Where none is whole, letters that stand alone are enough: those of UTF-8 never do.
    """
    sample = payload[:SAMPLED_BYTES]
    if sample.isascii():
        return False
    text = sample.decode("utf-8", "replace")
    broken, foreign = text.count("\ufffd"), len(text) - len(text.encode("ascii", "ignore"))
    if broken >= LEAST_BROKEN or broken < foreign:
        return broken >= LEAST_BROKEN and broken > BROKEN_SHARE * foreign
    runs = FOREIGN.findall(sample[: 1 - LONGEST_SEQUENCE])
    return sum(len(run) == 1 for run in runs) > BROKEN_SHARE * len(runs)


def common_share(sample: bytes, encoding: str) -> float:
    """Return the share of common signs among the non-ASCII ones of *sample*, read as *encoding*."""
    text = sample.decode(CODECS.get(encoding, encoding), "replace")
    foreign = Counter(ASCII.sub("", text))
    if not foreign or foreign["\ufffd"] > 0.01 * foreign.total():
        return 0.0
    return sum(foreign[sign] for sign in set(COMMON[encoding])) / foreign.total()
