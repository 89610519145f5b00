"""What a host allows: robots.txt by the letter of RFC 9309, and its reservation of rights.

`Robots` is one file read; a `Site` is all that a host says before its first page. Pure.
"""

from spiders.robots.rules import MOST_BYTES, Robots
from spiders.robots.site import AGENT, TDM_PATH, Site, now_read

__all__ = [
    "AGENT",
    "MOST_BYTES",
    "TDM_PATH",
    "Robots",
    "Site",
    "now_read",
]
