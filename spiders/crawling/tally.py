"""How far one publisher's part of a crawl has come, in numbers."""

from dataclasses import dataclass, field

from spiders.archive import FETCHED


@dataclass(frozen=True)
class Tally:
    """Counts of one publisher: addresses by state and reason, stories left out, articles.

    *filled* is the share of the articles parsed on the way that have a value, by column.
    """

    publisher: str
    queued: int
    states: dict[str, int]
    reasons: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    articles: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    filled: dict[str, float] = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """Addresses that gave a response we wanted."""
        return sum(self.states.get(state, 0) for state in FETCHED)
