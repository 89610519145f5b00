"""Whether an answer that says it is a part (206) holds all there is."""

import re

RANGE = re.compile(r"bytes\s+0*(\d{1,18})-0*(\d{1,18})/0*(\d{1,18})", re.I | re.A)
PARTIAL = 206


def is_all(content_range: str) -> bool:
    """Return whether the range that an answer says it is holds all there is (RFC 9110, 14.4).

    >>> is_all("bytes 0-9/10"), is_all("bytes 0-8/10"), is_all("bytes 0-9/*")
    (True, False, False)
    """
    found = RANGE.fullmatch(content_range)
    return found is not None and (int(found[1]), int(found[2]) + 1) == (0, int(found[3]))
