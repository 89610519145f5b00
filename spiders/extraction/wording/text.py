"""Short texts as a reader sees them: what markup and escapes have made of them is undone."""

import html
import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from spiders.extraction.wording.folding import folded
from spiders.extraction.wording.leftovers import (
    dereferenced,
    has_leftovers,
    is_on_markup,
    without_marks,
    without_tags,
)

NO_CHARACTER = re.compile(r"&#[0-9]{1000,};?")  # Python reads no number beyond 4,300 digits
BREAK = re.compile(r"<br\b[^<>]{0,1000}>", re.IGNORECASE)
TAG = re.compile(  # of the kinds that editors put into a headline; others are text
    r"</?(?:a|abbr|b|big|cite|em|font|i|mark|p|q|s|small|span|strong|sub|sup|u)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
Rest = ParamSpec("Rest")
Found = TypeVar("Found")
LONGEST_KEPT = 300  # letters
LONGEST_FIELD = 20_000  # characters of a field that holds one thing; the rest is not looked at


def printed(text: str) -> str:
    """Return the words of a short field as a reader sees them.

    Metadata is often escaped twice and may carry tags and marks of templates: all are undone, but
    what a text on markup quotes.

    >>> printed("Fish &amp;amp; <b>chips</b>")
    'Fish & chips'
    >>> printed("What &amp;lt;br> does in HTML")
    'What &lt;br> does in HTML'
    """
    text = text[:LONGEST_FIELD]
    if not has_leftovers(text):
        return folded(text)
    text = dereferenced(text)
    if is_on_markup(text):
        return folded(text)
    text = without_marks(dereferenced(text))
    return folded(TAG.sub("", BREAK.sub(" ", without_tags(text))) if "<" in text else text)


def unescaped(text: str) -> str:
    r"""Return *text* with its character references undone; what stands for none is U+FFFD.

    >>> unescaped("Fish &amp; chips, &#" + "9" * 5000)
    'Fish & chips, \ufffd'
    """
    return html.unescape(NO_CHARACTER.sub("\ufffd", text))


def listed(words: str) -> frozenset[str]:
    """Return the entries of *words*, a list with commas: a long vocabulary in few lines."""
    return frozenset(word.strip() for word in words.split(","))


def kept_if_short(
    most: int,
) -> Callable[[Callable[Concatenate[str, Rest], Found]], Callable[Concatenate[str, Rest], Found]]:
    """Have a pure function of a text, such as a name that a publisher's pages share, keep *most*
    answers: those on short texts, for some page's are longer than all memory that it may have.
    """

    def keeping(
        function: Callable[Concatenate[str, Rest], Found],
    ) -> Callable[Concatenate[str, Rest], Found]:
        kept = cast(Callable[Concatenate[str, Rest], Found], lru_cache(most)(function))

        @wraps(function)
        def asked(text: str, /, *args: Rest.args, **named: Rest.kwargs) -> Found:
            ask = kept if len(text) <= LONGEST_KEPT else function
            return ask(text, *args, **named)

        return asked

    return keeping
