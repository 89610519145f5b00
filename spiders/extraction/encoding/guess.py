"""The encoding of bytes that nothing declares: the one in which they read like a language."""

import re

SAMPLED_BYTES = 60_000  # a page's furniture is at its head, its story behind it
COMMON = {
    "gbk": "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下",
    "big5": "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下",
    "shift_jis": "のにはをたがでてとしれさあいるかなりこもっすまくだよらう日年月人大本国中",
    "euc-jp": "のにはをたがでてとしれさあいるかなりこもっすまくだよらう日年月人大本国中",
    "euc-kr": "이다는의에을가지고한를은사하기로도대자시인스리해어서과정수",
    "windows-1251": "оеаинтсрвлкмдпуяыьгзбчй",
    "koi8-r": "оеаинтсрвлкмдпуяыьгзбчй",
}
CODECS = {"gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949"}
MARKUP = re.compile(rb"<[^>]*>")
LEAST_SHARE = {True: 0.12, False: 0.55}  # of common signs: of thousands, or of an alphabet
CYRILLIC = ("windows-1251", "koi8-r")


def guessed_encoding(payload: bytes) -> str:
    """Return utf-8 where *payload* is valid in it and not plain ASCII, else the likeliest other.

    Western text falls to windows-1252, as browsers have it.
    """
    if payload.isascii():
        return "iso-2022-jp" if b"\x1b$B" in payload else "windows-1252"
    if is_utf_8(payload):
        return "utf-8"
    sample = MARKUP.sub(b" ", payload[:SAMPLED_BYTES])
    shares = {encoding: common_share(sample, encoding) for encoding in COMMON}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= LEAST_SHARE[best not in CYRILLIC] else "windows-1252"


def is_utf_8(payload: bytes) -> bool:
    """Tell whether *payload* is UTF-8, a character cut off at its very end aside."""
    try:
        payload.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(payload) - 3
    return True


def common_share(sample: bytes, encoding: str) -> float:
    """Return the share of common signs among the non-ASCII ones of *sample*, read as *encoding*."""
    text = sample.decode(CODECS.get(encoding, encoding), "replace")
    foreign = [sign for sign in text if sign > "\x7f"]
    if not foreign or foreign.count("\ufffd") > 0.01 * len(foreign):
        return 0.0
    return sum(sign in COMMON[encoding] for sign in foreign) / len(foreign)
