"""robots.txt, by the letter of RFC 9309: bytes -> Robots, which says what an agent may fetch.

A file we cannot read as text closes the whole host.
"""

from dataclasses import dataclass

from spiders.robots.groups import ACCESS, USAGE, Group, Rule, groups_of, lines_of, text_of
from spiders.robots.pattern import path_of

MOST_BYTES = 500 * 1024  # RFC 9309, 2.5: at least 500 KiB must be read; the rest is not
UTF8_START = b"\xef\xbb\xbf"
NOT_UTF8_STARTS = (b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")  # UTF-16 and UTF-32, gzip


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
        lines = list(lines_of(body[:MOST_BYTES].removeprefix(UTF8_START)))
        return cls(
            tuple(groups_of(lines)),
            tuple(dict.fromkeys(text_of(value) for name, value in lines if name == "sitemap")),
            tuple(dict.fromkeys(text_of(value) for name, value in lines if name == "license")),
        )

    @classmethod
    def of_answer(cls, status: int | None, body: bytes | None) -> "Robots":
        """Return the rules a host gave by its final answer.

        *status* None is no answer at all, *body* None one that was cut or cannot be decoded: what
        is missing of it may be the rule that forbids.

        RFC 9309, 2.3.1: a missing file (4xx) allows all, a broken host (5xx, unreachable) nothing.
        Too Many Requests is a host asking to be left alone, so it closes too.
        """
        if status is None or status >= 500 or status == 429:
            return cls(is_readable=False)
        if not 200 <= status < 300:
            return cls()
        return cls(is_readable=False) if body is None else cls.of(body)

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
