"""What is written as a language -> its tag: language and script, as BCP 47 has them."""

import re

from spiders.extraction.encoding import ENCODING_BY_LABEL
from spiders.extraction.languages.codes import LANGUAGE_BY_CODE

NO_LANGUAGE = frozenset(["mul", "und", "zxx", "mis", "art"])  # codes that name none
TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]+)*")


def language_tag(raw: str) -> str | None:
    """Return *raw* as language and script; regions say where the publisher is, not what it speaks.

    >>> language_tag("zh_hant_TW")
    'zh-Hant'
    >>> language_tag("utf-8")
    """
    match = TAG.fullmatch(raw.strip())
    if match is None or raw.strip().lower() in ENCODING_BY_LABEL:  # a charset in the wrong place
        return None
    base = match[1].lower()
    base = LANGUAGE_BY_CODE.get(base, base)
    if base in NO_LANGUAGE:
        return None
    return f"{base}-{match[2].title()}" if match[2] else base
