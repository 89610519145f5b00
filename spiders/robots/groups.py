"""The lines of robots.txt -> its groups (RFC 9309, 2.1 and 2.2).

Lines beyond the RFC (Crawl-delay, Sitemap, Content-Usage, Content-Signal, License) are read where
they stand and never end a group.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spiders.robots.pattern import Pattern

MOST_LINE_BYTES = 16_663  # eight times the longest address browsers took; Google cuts here too
# Common misspellings of the RFC's names, read by the large search engines: the wish is plain.
SPELLINGS = {
    "useragent": "user-agent",
    "useg-agent": "user-agent",
    "user agent": "user-agent",
    "dissallow": "disallow",
    "dissalow": "disallow",
    "disalow": "disallow",
    "desallow": "disallow",
    "diasllow": "disallow",
    "disallaw": "disallow",
}
ACCESS = ("allow", "disallow")
USAGE = ("content-usage", "content-signal")
Line = tuple[str, bytes]


@dataclass(frozen=True)
class Rule:
    """One line of a group that has a path: allow, disallow, or a usage signal with its value."""

    name: str
    pattern: Pattern
    value: str = ""


@dataclass(frozen=True)
class Group:
    """The rules after one run of user-agent lines; *agents* are product tokens in lower case.

    Usage signals before the first such line form a group without agents: they hold for all.
    """

    agents: frozenset[str]
    rules: tuple[Rule, ...]
    crawl_delay: float | None


def lines_of(body: bytes) -> Iterator[Line]:
    """Yield name and value of every line that has both; a colon left out is a space."""
    for raw in re.split(rb"[\r\n]+", body):
        line = raw[:MOST_LINE_BYTES].partition(b"#")[0].strip()
        name, _, value = line.partition(b":" if b":" in line.partition(b"/")[0] else b" ")
        written = text_of(name).lower()
        if written:
            yield SPELLINGS.get(written, written), value.strip()


def text_of(value: bytes) -> str:
    """Return *value* as text; stray octets are replaced, not trusted."""
    return value.strip().decode("utf-8", "replace")


def groups_of(lines: list[Line]) -> Iterator[Group]:
    """Yield the groups, first the one without agents: a user-agent line after a rule begins one."""
    agents: list[str] = []
    members: list[Line] = []
    is_complete = True
    for name, value in lines:
        if name == "user-agent":
            if is_complete:
                yield group_of(agents, members)
                agents, members, is_complete = [], [], False
            agents.append(product_token(text_of(value)))
        else:
            members.append((name, value))
            is_complete = is_complete or name in ACCESS
    yield group_of(agents, members)


def group_of(agents: list[str], members: list[Line]) -> Group:
    """Return one group; of lines that address nobody only usage signals count."""
    names = (*ACCESS, *USAGE) if agents else USAGE
    rules = [rule for name, value in members if name in names for rule in rules_of(name, value)]
    delays = [seconds(text_of(value)) for name, value in members if name == "crawl-delay"]
    return Group(
        frozenset(agents),
        tuple(dict.fromkeys(rules)),
        max((delay for delay in delays if delay is not None), default=None),
    )


def rules_of(name: str, value: bytes) -> Iterator[Rule]:
    """Yield the rules of one line; a line without a value says nothing."""
    if value and name in USAGE:
        path, _, signal = value.partition(b" ") if value.startswith(b"/") else (b"/", b"", value)
        yield Rule(name, Pattern.of(path), text_of(signal))
    elif value:
        yield Rule(name, Pattern.of(value))
        # Beyond the RFC, as Google and crawler-commons read it: the index page is its folder.
        folder, index, _ = value.rpartition(b"/index.htm")
        if name == "allow" and index:
            yield Rule(name, Pattern.of(folder + b"/$"))


def product_token(value: str) -> str:
    """Return the product token of a user-agent line.

    >>> product_token("Googlebot-News/2.1 (+http://example.com)")
    'googlebot-news'
    """
    if value.split()[:1] == ["*"]:
        return "*"
    # The RFC has letters, "_" and "-" only; digits are in many real names (MJ12bot).
    return next(re.finditer(r"[A-Za-z0-9_-]*", value))[0].lower()


def seconds(text: str) -> float | None:
    """Return a delay in seconds, or None if *text* is no finite number of them."""
    try:
        delay = float(text)
    except ValueError:
        return None
    return delay if math.isfinite(delay) and delay >= 0 else None
