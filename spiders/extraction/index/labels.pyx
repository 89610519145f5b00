"""Short lines of a page -> numbers: the prices on it, and the controls that lists have."""

import re

from libc.math cimport log1p

from spiders.extraction.page.runs cimport TextBlock
from spiders.extraction.wording.folding cimport words_in

from spiders.extraction.phrases import Openings

cdef enum:
    SHORT = 40  # letters; of a price, a control
    MOST_H1 = 10  # words; beyond them more says no more

PRICE = re.compile(r"[$€£¥₹] ?\d|\d ?(?:€|EUR|USD|kr|zł|₽|円)")
CONTROL = re.compile(  # of lists
    r"(?:sort(?:ed)? by|filters?|filter by|add to (?:cart|bag|basket)|quick (?:view|shop|add)|"
    r"in stock|sold out|view (?:all|more|product)|shop (?:now|all)|load more|show more|"
    r"\d+ (?:results|products|items)|showing \d+|next|older posts|newer posts|next page|compare|"
    r"clear all|price|read more|continue reading|learn more|weiterlesen|mehr|in den warenkorb|"
    r"sortieren|ajouter au panier|lire la suite|trier par|añadir al carrito|leer más|leggi tutto|"
    r"続きを読む|更多)\b",
    re.IGNORECASE,
)
CONTROLS = Openings(CONTROL)


def of_labels(str heading, list page):
    """Return how long *heading* is, and how many prices and controls of lists *page* has."""
    cdef TextBlock block
    cdef list numbered = []
    cdef Py_ssize_t controls = 0
    for judged in page:
        block = (<tuple> judged)[0]
        if len(block.text) < SHORT:
            if has_digit(block.text):
                numbered.append(block.text)
            if CONTROLS.may_begin(block.text) and CONTROL.match(block.text):
                controls += 1
    return [
        min(words_in(heading), MOST_H1) if heading else 0.0,
        log1p(len(PRICE.findall("\n".join(numbered)))),
        log1p(controls),
    ]


cdef bint has_digit(str text) except -1:
    """Whether a decimal digit, of whatever script, is in *text*."""
    cdef Py_UCS4 sign
    for sign in text:
        if u"0" <= sign <= u"9" or sign > 0x7F and sign.isdecimal():
            return True
    return False
