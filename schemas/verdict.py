"""The verdict of the validate stage: every expectation, where it was checked and what was found."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

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


class Verdict(BaseModel):
    """What validation.json holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    success: bool  # false stops the release
    checks: tuple[Check, ...]

    @property
    def refusals(self) -> list[str]:
        """One line for each reason to refuse the release: critical, and about more than a row."""
        return [
            f"{check.scope}: {check.expectation}{f' of {check.column}' if check.column else ''}: "
            f"expected {check.expected}, found {check.observed}"
            for check in self.checks
            if not check.success and check.severity == "critical" and check.level != "row"
        ]
