"""The encoding of text in Latin letters: the one that makes of its other bytes what some language
writes.

Their single bytes beyond ASCII are letters in most encodings, but few letters stand in any one
language: Polish read as Western text has superscripts in its words.
"""

LANGUAGES = {  # by encoding: the letters beyond ASCII of each language that is written in it
    "windows-1252": (
        *("àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíñóúü¿¡ºª", "áàâãçéêíóôõúü", "àèéìíòóùú", "éëïóöüèê"),
        *("åäöé", "æøåéèêóòô", "áðéíóúýþæö", "àçèéíïòóúü·"),
    ),
    "windows-1250": (
        *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
        "ëç",
    ),
    "windows-1254": ("çğıöşüâîûi̇", "əçğıöşü"),
    "windows-1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}
LANGUAGES["iso-8859-2"] = LANGUAGES["windows-1250"]
NEUTRAL = frozenset("“”„‘’‚‹›«»–—…•·°§©®™€£†‡´¨`\u00a0\u00ad×\ufffd")  # of no language
WESTERN = "windows-1252"
LEAST_LETTERS = 12  # beyond ASCII; fewer may be names
MARGIN = 0.1  # of the letters, by which another encoding explains more than the Western one
PLAIN_MARGIN = 0.35  # where the Western one is declared
WHOLE = 0.99  # of them that the other one explains: then less of a margin is enough
WHOLE_MARGINS = {
    MARGIN: 0.03,
    PLAIN_MARGIN: 0.08,
}  # Hungarian differs in two letters, Turkish in three


def latin_encoding(sample: bytes, margin: float = MARGIN) -> str:
    """Return the encoding in which most bytes beyond ASCII in *sample* are letters of one language;
    the Western one unless another explains more of them, by *margin*.
    """
    if len(foreign_signs(sample, WESTERN)) < LEAST_LETTERS:
        return WESTERN
    shares = {encoding: explained(sample, encoding) for encoding in LANGUAGES}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] >= WHOLE:
        margin = WHOLE_MARGINS[margin]
    return best if shares[best] > shares[WESTERN] + margin else WESTERN


def explained(sample: bytes, encoding: str) -> float:
    """Return the share of the letters beyond ASCII of *sample* that one language has at most."""
    foreign = foreign_signs(sample, encoding)
    most = max(sum(map(foreign.count, letters)) for letters in LANGUAGES[encoding])
    return most / len(foreign) if foreign else 0.0


def foreign_signs(sample: bytes, encoding: str) -> str:
    """Return the signs of *sample* that are neither ASCII nor of no language, in small letters."""
    text = sample.decode(encoding, "replace").lower()
    return "".join(sign for sign in text if sign > "\x7f" and sign not in NEUTRAL)
