"""robots.txt, by the letter of RFC 9309: bytes -> Robots, which says what an agent may fetch.

A file we cannot read as text closes the whole host. Lines beyond the RFC (Crawl-delay, Sitemap,
Content-Usage, Content-Signal, License) are read where they stand and never end a group.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spiders.robots_pattern import Pattern, path_of

MOST_BYTES = 500 * 1024  # RFC 9309, 2.5: at least 500 KiB must be read; the rest is not
MOST_LINE_BYTES = 16_663  # eight times the longest address browsers took; Google cuts here too
TEXT_START = b"\xef\xbb\xbf"
NOT_UTF8_STARTS = (b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")  # UTF-16 and UTF-32, gzip
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


@dataclass(frozen=True)
class Robots:
    """The rules of one host. *sitemaps* and *licenses* stand as written and may be relative."""

    groups: tuple[Group, ...] = ()
    sitemaps: tuple[str, ...] = ()
    licenses: tuple[str, ...] = ()
    is_readable: bool = True

    @classmethod
    def of(cls, body: bytes) -> "Robots":
        """Return the rules in *body*; nothing in it raises."""
        if body.startswith(NOT_UTF8_STARTS) or b"\0" in body[:MOST_BYTES]:
            return cls(is_readable=False)
        lines = list(lines_of(body))
        return cls(
            tuple(groups_of(lines)),
            tuple(dict.fromkeys(text_of(value) for name, value in lines if name == "sitemap")),
            tuple(dict.fromkeys(text_of(value) for name, value in lines if name == "license")),
        )

    @classmethod
    def of_answer(cls, status: int | None, body: bytes) -> "Robots":
        """Return the rules a host gave by its final answer; None is no answer at all.

        RFC 9309, 2.3.1: a missing file (4xx) allows all, a broken host (5xx, unreachable) nothing.
        Too Many Requests is a host asking to be left alone, so it closes too.
        """
        if status is None or status >= 500 or status == 429:
            return cls(is_readable=False)
        return cls.of(body) if 200 <= status < 300 else cls()

    def allows(self, agent: str, url: str) -> bool:
        """Whether the product token *agent* may fetch *url*: longest rule, allow wins a tie."""
        if not self.is_readable:
            return False
        path = path_of(url)
        if path == b"/robots.txt":
            return True
        found = [
            (rule.pattern.octets, rule.name == "allow")
            for group in self.groups_for(agent)
            for rule in group.rules
            if rule.name in ACCESS and rule.pattern.matches(path)
        ]
        return max(found)[1] if found else True

    def crawl_delay(self, agent: str) -> float | None:
        """Seconds *agent* is asked to wait between two requests; the longest if there are many."""
        delays = [group.crawl_delay for group in self.groups_for(agent)]
        return max((delay for delay in delays if delay is not None), default=None)

    def usage(self, agent: str, url: str) -> tuple[str, ...]:
        """Return the usage signals for *agent* on *url*, as `content-usage: train-ai=n`.

        Of each kind the one with the longest path counts, as with allow and disallow.
        """
        path = path_of(url)
        best: dict[str, Rule] = {}
        for group in (*self.groups_for(agent), *self.groups[:1]):
            for rule in group.rules:
                if rule.name in USAGE and rule.pattern.matches(path):
                    held = best.get(rule.name, rule)
                    best[rule.name] = max(held, rule, key=lambda one: one.pattern.octets)
        return tuple(f"{name}: {best[name].value}" for name in USAGE if name in best)

    def groups_for(self, agent: str) -> tuple[Group, ...]:
        """Return all groups that name *agent*, else those for `*`: they count as one."""
        named = tuple(group for group in self.groups if agent and agent.lower() in group.agents)
        return named or tuple(group for group in self.groups if "*" in group.agents)


def lines_of(body: bytes) -> Iterator[Line]:
    """Yield name and value of every line that has both; a colon left out is a space."""
    for raw in re.split(rb"[\r\n]+", body[:MOST_BYTES].removeprefix(TEXT_START)):
        line = raw[:MOST_LINE_BYTES].partition(b"#")[0].strip()
        name, _, value = line.partition(b":" if b":" in line else b" ")
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
