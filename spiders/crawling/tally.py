"""How far one publisher's part of a crawl has come, in numbers."""

from dataclasses import dataclass, field

from spiders.archive import FETCHED


@dataclass(frozen=True)
class Tally:
    """Counts of one publisher: addresses by state and reason, stories by state; those that listings
    named, those left out with a few examples; articles.

    *filled* is the share of the articles parsed on the way that have a value, by column.
    """

    publisher: str
    queued: int
    states: dict[str, int]
    reasons: dict[str, int] = field(default_factory=dict)
    stories: dict[str, int] = field(default_factory=dict)
    named: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)
    articles: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    filled: dict[str, float] = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """Addresses that gave a response we wanted."""
        return sum(self.states.get(state, 0) for state in FETCHED)
