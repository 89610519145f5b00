"""Cues: words that tell in any of many languages what a line is about."""

import re


def cue(*words: str) -> re.Pattern[str]:
    """Return what finds one of *words* at the beginning of a word, or anywhere in scripts that
    part none; each may go on.
    """
    return re.compile(rf"(?<![^\W\u2e80-\uffff])(?:{'|'.join(words)})", re.IGNORECASE)
