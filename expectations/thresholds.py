"""The thresholds of expectations/thresholds.toml: what each publisher's articles must reach."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.errors import BroadsheetError

FILE = Path(__file__).with_name("thresholds.toml")
Share = Annotated[float, Field(ge=0, le=1)]


class Thresholds(BaseModel):
    """What one publisher's articles, taken together, must reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least_articles: Annotated[int, Field(ge=1)]
    most_quarantined: Share
    most_rejected: Share
    least_of_baseline: Share
    fill: dict[str, Share]


class ThresholdsError(BroadsheetError):
    """A thresholds file that cannot be used."""


@cache
def declared(path: Path = FILE) -> dict[str, Any]:
    """Return what *path* declares, unchecked."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ThresholdsError(f"{path}: {error}") from error


def thresholds_of(publisher: str, path: Path = FILE) -> Thresholds:
    """Return the thresholds of *publisher*: the default ones with its own on top."""
    default = declared(path).get("default", {})
    own = declared(path).get("publishers", {}).get(publisher, {})
    fill = default.get("fill", {}) | own.get("fill", {})
    try:
        return Thresholds.model_validate(default | own | {"fill": fill})
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise ThresholdsError(f"{path}: {publisher}: {where}: {fault['msg']}") from error
