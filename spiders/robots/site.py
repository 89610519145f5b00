"""What a host says of itself before any page: its robots rules and its reservation of rights."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from schemas.capture import SIGNAL_PREFIX
from spiders.addresses import without_login
from spiders.robots.pattern import Pattern, path_of
from spiders.robots.rules import Robots

AGENT = "Broadsheet"  # our product token in robots.txt
TDM_PATH = "/.well-known/tdmrep.json"
EVERYTHING = "/"


@dataclass(frozen=True)
class Reservation:
    """One rule of tdmrep.json: for which paths rights are reserved, and the policy's address."""

    pattern: Pattern
    is_reserved: bool
    policy: str | None


@dataclass(frozen=True)
class Site:
    """The rules of one origin, as read at one time."""

    robots: Robots
    reservations: tuple[Reservation, ...]
    read_at: datetime

    def allows(self, url: str) -> bool:
        """Return whether we may fetch *url*."""
        return self.robots.allows(AGENT, url)

    def signals(self, url: str) -> list[tuple[str, str]]:
        """Return what a record of *url* says of the site, as WARC fields of our own."""
        found = [("Robots-Allowed", "true" if self.allows(url) else "false")]
        rule = reservation_for(self.reservations, url)
        if rule:
            found.append(("TDM-Reservation", "1" if rule.is_reserved else "0"))
        if rule and rule.policy:
            found.append(("TDM-Policy", rule.policy))
        usage = self.robots.usage(AGENT, url)
        found += [("Content-Usage", line.partition(": ")[2]) for line in usage]
        found += [("RSL-License", licence) for licence in self.robots.licenses[:1]]
        return [(SIGNAL_PREFIX + name, one_line(without_login(value))) for name, value in found]


def one_line(text: str) -> str:
    """Return *text* fit for a header field: what a site says must not end our line."""
    return re.sub(r"[^\x21-\x7e]+", " ", text)[:1000].strip()


def reservations_of(body: bytes) -> tuple[Reservation, ...]:
    """Return the rules in a tdmrep.json (TDMRep 1.0); a file that is none has no rules."""
    try:
        rows = json.loads(body)
    except (ValueError, RecursionError):
        return ()
    rows = rows if isinstance(rows, list) else [rows]
    return tuple(rule for row in rows[:1000] if (rule := reservation_of(row)) is not None)


def reservation_of(row: Any) -> Reservation | None:
    """Return one rule of tdmrep.json, if *row* is one."""
    if not isinstance(row, dict) or row.get("tdm-reservation") not in (0, 1, "0", "1"):
        return None
    policy = row.get("tdm-policy")
    return Reservation(
        Pattern.of(str(row.get("location", EVERYTHING)).encode("utf-8", "replace")),
        str(row["tdm-reservation"]) == "1",
        policy if isinstance(policy, str) else None,
    )


def reservation_for(rules: tuple[Reservation, ...], url: str) -> Reservation | None:
    """Return the first rule whose location matches the path of *url*, as in robots.txt."""
    path = path_of(url)
    return next((rule for rule in rules if rule.pattern.matches(path)), None)


def now_read(robots: Robots, tdm: bytes | None, is_whole: bool = True) -> Site:
    """Return the site with *robots* and the body of its tdmrep.json, read now.

    One that was cut, or cannot be decoded, reserves everything: what it says nobody knows.
    """
    if not is_whole:
        everything = Reservation(Pattern.of(EVERYTHING.encode()), True, None)
        return Site(robots, (everything,), datetime.now(UTC))
    return Site(robots, reservations_of(tdm) if tdm else (), datetime.now(UTC))
