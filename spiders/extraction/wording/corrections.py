"""Lines that say what was wrong in a story, in the words of its editors."""

import re

from spiders.extraction.phrases import Openings

SAID = re.compile(
    r"(?:this (?:article|story|piece|report) (?:has been|was) (?:corrected|amended|updated to)|"
    r"(?:correction|corrections and clarifications|clarification|editor['’]s note|korrektur|"
    r"berichtigung|richtigstellung|anmerkung der redaktion|rectificatif|correctif|"
    r"fe de errat\w+|correcci[oó]n|errata(?: corrige)?|rettifica|rectificatie|"
    r"correç[aã]o|rättelse|rettelse|sprostowanie|исправление|訂正|更正|정정|تصحيح|תיקון)"
    r"\s*(?:\([^)]{1,40}\)|(?:,|\s(?:du|vom|of|on|del|van|di)\s)[^:：]{1,40})?\s*[:：–—-])",
    re.IGNORECASE,
)
BEGINNINGS = Openings(SAID)


def is_correction(text: str) -> bool:
    """Whether *text* begins as a correction does, or an editor's note.

    >>> is_correction("Correction: the pier is 90 metres long."), is_correction("Corrected by me.")
    (True, False)
    """
    return BEGINNINGS.may_begin(text) and SAID.match(text) is not None
