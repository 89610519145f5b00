"""The day that the address of a page names, if it names one in full."""

import re

from spiders.extraction.page import Document

YEAR = r"(?P<year>19[89]\d|20\d\d)"
MONTH, DAY = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
FORMS = (
    re.compile(rf"[/_=-]{YEAR}(?P<mark>[/_-]?){MONTH}(?P=mark){DAY}(?=[/._?&+-]|$)"),
    re.compile(r"/(?P<year>19[89]\d|20\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?=/)"),
    re.compile(rf"/(?:19|20)(?P<short>\d\d)/{MONTH}/(?P=short)(?P=month){DAY}(?=[/._-]|$)"),
)


def day_in_address(document: Document) -> str | None:
    """Return the day in the address of *document* as ISO 8601 writes it, None if there is none."""
    for form in FORMS:
        if match := form.search(document.url):
            parts = match.groupdict()
            year = parts.get("year") or f"20{parts['short']}"
            return f"{year}-{parts['month']:0>2}-{parts['day']:0>2}"
    return None
