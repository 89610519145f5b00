"""The thresholds of expectations/thresholds.toml: what each publisher's articles must reach."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.article import Article
from schemas.errors import BroadsheetError
from schemas.identity import digest
from schemas.nearest import did_you_mean

FILE = Path(__file__).with_name("thresholds.toml")
TABLES = ("default", "publishers")
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
    """Return what *path* declares: the default values, and those of publishers, unchecked."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThresholdsError(f"{path}: {error}") from error
    for name, value in found.items():
        if name not in TABLES:
            raise ThresholdsError(f"{path}: {name}: no such table{did_you_mean(name, TABLES)}")
        if not is_table_of(value, dict if name == "publishers" else object):
            raise ThresholdsError(f"{path}: {name}: not a table as [default] or [publishers.KEY]")
    return found


def is_table_of(value: object, kind: type) -> bool:
    """Return whether *value* is a table in which every value is a *kind*."""
    return isinstance(value, dict) and all(isinstance(one, kind) for one in value.values())


def thresholds_of(publisher: str, path: Path = FILE) -> Thresholds:
    """Return the thresholds of *publisher*: the default ones with its own on top."""
    default = declared(path).get("default", {})
    own = declared(path).get("publishers", {}).get(publisher, {})
    where = f"{path}: {publisher or 'default'}"
    try:
        fill = {**default.get("fill", {}), **own.get("fill", {})}
        found = Thresholds.model_validate(default | own | {"fill": fill})
    except TypeError as error:
        raise ThresholdsError(f"{where}: fill: not a table of columns") from error
    except ValidationError as error:
        fault = error.errors()[0]
        name = ".".join(str(part) for part in fault["loc"])
        is_unknown = fault["type"] == "extra_forbidden"
        near = did_you_mean(name, Thresholds.model_fields) if is_unknown else ""
        raise ThresholdsError(f"{where}: {name}: {fault['msg']}{near}") from error
    for column in found.fill:
        if column not in Article.model_fields:
            near = did_you_mean(column, Article.model_fields)
            raise ThresholdsError(f"{where}: fill.{column}: no such column{near}")
    return found


def thresholds_digest(path: Path = FILE) -> str:
    """Return a hash of all thresholds. Raises ThresholdsError if those of anyone are faulty."""
    own = ["", *declared(path).get("publishers", {})]
    facts = {publisher: thresholds_of(publisher, path).model_dump() for publisher in own}
    return digest(json.dumps(facts, sort_keys=True))
