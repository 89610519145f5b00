"""The verdict of the validate stage: every expectation, where it was checked and what was found."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.columns import Severity


class Check(BaseModel):
    """One expectation on one batch of rows, one publisher or the release as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Literal["row", "publisher", "release"]
    scope: str  # the batch such as `articles/month=2026-11`, the publisher's key, or `release`
    expectation: str
    column: str | None = None
    severity: Severity
    success: bool
    expected: str  # the bound, in words or numbers
    observed: str  # what was found instead or as well
    failing: int = 0  # rows
    rows: tuple[str, ...] = ()  # ids of failing rows, capped
    holds: bool = False  # the publisher's new captures wait for it, and the release goes on

    @property
    def stops(self) -> bool:
        """Whether it stops the release."""
        is_graver = self.severity == "critical" and self.level != "row" and not self.holds
        return is_graver and not self.success


class Held(BaseModel):
    """New captures of one publisher in one crawl that wait, and the field and check they failed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str
    crawl: str
    reason: str
    captures: int
    articles: int


class Waiver(BaseModel):
    """A reviewed line that lets a publisher's captures through in spite of a check."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: Annotated[str, Field(min_length=1)]
    check: Annotated[str, Field(min_length=1)]  # `field: check`, the check in all fields, or *
    until: date  # the last day of capture that it is for
    why: Annotated[str, Field(min_length=1)]


class Verdict(BaseModel):
    """What validation.json holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    success: bool  # false stops the release
    checks: tuple[Check, ...]
    held: tuple[Held, ...] = ()  # what waits while the rest is released
    waivers: tuple[Waiver, ...] = ()  # those in force at the time of the newest capture
    expired: tuple[Waiver, ...] = ()
    thresholds: str = ""  # hash of those that were asked; empty where that is not known

    @property
    def refusals(self) -> list[str]:
        """One line for each reason to refuse the release: critical, and about more than a row."""
        return [
            f"{check.scope}: {check.expectation}{f' of {check.column}' if check.column else ''}: "
            f"expected {check.expected}, found {check.observed}"
            for check in self.checks
            if check.stops
        ]

    @property
    def waiting(self) -> list[str]:
        """One line for each publisher and crawl whose new captures wait."""
        return [
            f"{one.publisher}: {one.captures} new captures of {one.crawl} held back: {one.reason}"
            for one in self.held
        ]
