"""The order of day and month in the numeric dates of a page, where its country tells."""

from spiders.extraction.dates.grammar import Order
from spiders.extraction.page import Document

DAY_FIRST = frozenset("au bw gb gh ie in jm ke lk mt my ng nz pk sg tz ug uk za zm zw".split())
MONTH_FIRST = frozenset(["us", "ph", "gov", "mil", "edu"])


def order_of_page(document: Document) -> Order | None:
    """Return the order of numeric dates where the page of *document* was made, None if unknown.

    Said by the domain, else by the region of the page's language or locale.
    """
    locale = document.html_language or document.meta("og:locale") or ""
    domain = document.site.rpartition(".")[2]
    region = locale.replace("_", "-").partition("-")[2].lower()
    for place in (domain, region):
        if place in DAY_FIRST:
            return "day_first"
        if place in MONTH_FIRST:
            return "month_first"
    return None
