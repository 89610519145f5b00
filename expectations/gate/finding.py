"""What is wrong with a publisher's articles, and the shares of which it is told."""

from dataclasses import dataclass

from expectations.gate.shares import fewer, more

WARNS = 1e-4  # chance of a difference that is told: some 100 figures are asked of each publisher
HOLDS = 1e-6  # chance of one that holds articles back
SLIGHT = 0.15  # of a share's change, below which nothing is told however sure it is
GRAVE = 0.5  # of a share's change, from which articles are held


@dataclass(frozen=True)
class Finding:
    """What is wrong with the articles of one publisher: a check that failed, and of which column.

    *chance* is how likely it is without a fault; *holds* whether the articles wait.
    """

    check: str
    column: str
    expected: str
    observed: str
    chance: float
    holds: bool


@dataclass(frozen=True)
class Share:
    """A share as found and before: hits, and of how many."""

    found: int
    of: int
    before: int
    of_before: int
    scale: float = 1.0  # dispersion: by so much fewer articles than there are bear witness

    @property
    def now(self) -> float:
        """The share found."""
        return self.found / self.of if self.of else 0.0

    @property
    def then(self) -> float:
        """The share before."""
        return self.before / self.of_before if self.of_before else 0.0

    @property
    def change(self) -> float:
        """By how much it rose."""
        return self.now - self.then

    def chance(self) -> float:
        """Return how likely a change at least so large is, in its direction."""
        tail = fewer if self.change < 0 else more
        return tail(*(round(one / self.scale) for one in self.counts))

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four counts."""
        return self.found, self.of, self.before, self.of_before

    def finding(self, check: str, column: str, holds: bool, chance: float | None = None) -> Finding:
        """Return the finding that says this share; *chance* where it is not the share's own."""
        return Finding(
            check,
            column,
            f"about {self.then:.3g} ({self.before} of {self.of_before})",
            f"{self.now:.3g} ({self.found} of {self.of})",
            self.chance() if chance is None else chance,
            holds,
        )

    @property
    def is_told(self) -> bool:
        """Whether the change is both large and sure enough to be told."""
        return abs(self.change) >= SLIGHT and self.chance() < WARNS

    @property
    def is_grave(self) -> bool:
        """Whether the change is large and sure enough to hold articles back."""
        return abs(self.change) >= GRAVE and self.chance() < HOLDS
