"""What signals about use reserve, what lifts a reservation again, and what a reply says of both.

POLICY is the one table that decides whether a release may carry the text. `noarchive` and
`nosnippet` are kept as signals but decide nothing: they ask search engines not to show a cached
copy or an excerpt (on one news page in six), and reserve no right.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from schemas.parts import Rights
from spiders.addresses import without_login


@dataclass(frozen=True)
class Reservation:
    """A reason to withhold the text: the signal that states it, and the one that lifts it."""

    reason: str
    stated: re.Pattern[str]
    lifted: re.Pattern[str] | None = None


def reservation(reason: str, stated: str, lifted: str | None = None) -> Reservation:
    """Return the reservation *reason*; the patterns match signals as ai_signals lists them."""
    return Reservation(reason, re.compile(stated), re.compile(lifted) if lifted else None)


FORBIDDEN, ALLOWED = (
    rf"content-usage: .*\b(?:train-ai|ai-train|ai)={answer}\b" for answer in ("no?", "y(?:es)?")
)
POLICY = (  # the first that holds gives the reason
    # RFC 9309: we were not to be there at all
    reservation("robots_txt", r"robots-allowed: false", r"robots-allowed: true"),
    # TDMRep, W3C community report 2024
    reservation("tdm_reservation", r"tdm-reservation: 1", r"tdm-reservation: 0"),
    reservation("noai", r"(?:x-robots-tag|meta robots): noai", ALLOWED),
    # IETF aipref drafts (2025) say train-ai=n, Content Signals say ai-train=no
    reservation("content_usage", FORBIDDEN, ALLOWED),
    # Really Simple Licensing, 2025: only on the terms linked
    reservation("rsl", r"rsl: "),
)
DIRECTIVES = frozenset(["noai", "noimageai", "noarchive", "nosnippet", "nocache", "none", "noml"])
RSL_TYPE = "application/rsl+xml"
Stated = tuple[datetime, Rights]  # when a capture was made, and what it said
Standing = dict[str, tuple[datetime, str]]  # by reason: since when, and the signal that says so


def withholding(signals: Iterable[str]) -> str | None:
    """Return why the text may not be passed on, by POLICY; None where nothing forbids it."""
    heard = list(signals)
    return next((one.reason for one in POLICY if any(map(one.stated.match, heard))), None)


def heard_in(rights: Rights) -> list[str]:
    """Return the signals that stand in *rights*, what robots.txt said among them."""
    allowed = rights.robots_allowed
    return [*rights.ai_signals, *(() if allowed is None else [robots_signal(allowed)])]


def robots_signal(allowed: bool | None) -> str:
    """Return as a signal whether robots.txt let us fetch the page."""
    return f"robots-allowed: {str(allowed).lower()}"


def standing(said: Iterable[Stated]) -> Standing:
    """Return what is reserved after all that was *said*, in order of time.

    Silence lifts nothing: a template that loses a header gives no right away.
    """
    found: Standing = {}
    for at, rights in said:
        heard = heard_in(rights)
        for one in POLICY:
            signal = next(filter(one.stated.match, heard), None)
            if signal is not None:
                found.setdefault(one.reason, (at, signal))
            elif one.lifted is not None and any(map(one.lifted.match, heard)):
                found.pop(one.reason, None)
    return found


def with_standing(rights: Rights, reserved: Standing) -> Rights:
    """Return what a page said, *rights*, with all that is *reserved* and none that was lifted."""
    lifted = [one.stated for one in POLICY if one.reason not in reserved]
    said = [one for one in rights.ai_signals if not any(stated.match(one) for stated in lifted)]
    held = [signal for _, signal in reserved.values() if not signal.startswith("robots-allowed")]
    reason = next((one.reason for one in POLICY if one.reason in reserved), None)
    update: dict[str, object] = {
        "ai_signals": list(dict.fromkeys([*said, *held])),
        "text_withheld": reason,
        "withheld_since": reserved[reason][0] if reason else None,
    }
    if ("tdm_reservation" in reserved) != bool(rights.tdm_reserved):
        update["tdm_reserved"] = not rights.tdm_reserved
    if ("robots_txt" in reserved) != (rights.robots_allowed is False):
        update["robots_allowed"] = rights.robots_allowed is False
    return rights.model_copy(update=update)


def reply_signals(headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the signals in the header fields of a reply, as `source: value`."""
    for written, value in headers:
        name = written.lower()
        if name == "x-robots-tag":
            yield from (f"x-robots-tag: {word}" for word in directives(value))
        elif name == "content-usage":
            yield f"content-usage: {value.strip().lower()}"
        elif name == "link" and RSL_TYPE in value.lower():
            yield f"rsl: {value.strip().split('>')[0].lstrip('<')}"
        elif name == "tdm-policy":
            yield f"tdm-policy: {value.strip()}"


def site_signals(site: Mapping[str, str]) -> Iterator[str]:
    """Yield what robots.txt said of use, as the crawl wrote it down."""
    if "content-usage" in site:
        yield f"content-usage: {site['content-usage'].strip().lower()}"
    if "rsl-license" in site:
        yield f"rsl: {site['rsl-license']}"


def directives(value: str) -> list[str]:
    """Return the directives of *value* that say something about use, in lower case."""
    words = re.split(r"[,;:\s]+", value.lower())
    return [word for word in words if word in DIRECTIVES]


def truth(value: str | None) -> bool | None:
    """Return what a signal's *value* states, None where it is missing or unreadable."""
    return {"1": True, "true": True, "0": False, "false": False}.get((value or "").strip().lower())


def kept(signals: Iterable[str]) -> list[str]:
    """Return *signals*, each once, without logins in the addresses that they hold."""
    parted = (signal.partition(": ") for signal in signals)
    return list(dict.fromkeys(a + colon + without_login(value) for a, colon, value in parted))


def reply_rights(headers: Sequence[tuple[str, str]], site: Mapping[str, str]) -> Rights | None:
    """Return what a reply without a page of its own says, and its site; None if both are silent."""
    headers = [(name, plain(value)) for name, value in headers]
    site = {name: plain(value) for name, value in site.items()}
    sent = dict(reversed([(name.lower(), value) for name, value in headers]))
    answers = (truth(one.get("tdm-reservation")) for one in (sent, site))
    reserved = next((answer for answer in answers if answer is not None), None)
    allowed = truth(site.get("robots-allowed"))
    signals = kept([*reply_signals(headers), *site_signals(site)])
    if reserved is not None:
        signals.append(f"tdm-reservation: {int(reserved)}")
    if not signals and allowed is None:
        return None
    return Rights(
        tdm_reserved=reserved,
        robots_allowed=allowed,
        ai_signals=signals,
        text_withheld=withholding([*signals, robots_signal(allowed)]),
    )


def plain(value: str) -> str:
    """Return *value* without what no table takes: control characters and half characters."""
    return "".join(filter(str.isprintable, value.replace("\t", " ")))
