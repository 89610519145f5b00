"""The waivers of expectations/waivers.toml: what a person lets through the gate, and how long."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from expectations.gate import is_waivable, waivable
from expectations.narrow import promises_of
from schemas.errors import BroadsheetError
from schemas.nearest import did_you_mean
from schemas.verdict import Waiver

WANTED = {  # in each field
    "publisher": "the key of a publisher",
    "check": 'a check as the gate names it, or "*"',
    "until": "a day such as 2026-12-31, without quotes",
    "why": "a reason",
}
FILE = Path(__file__).with_name("waivers.toml")


class Waivers(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    waiver: tuple[Waiver, ...] = ()


class WaiversError(BroadsheetError):
    """A waivers file that cannot be used."""


def waivers_in(path: Path = FILE) -> tuple[Waiver, ...]:
    """Return the waivers of *path*. Raises WaiversError with the entry, the field and the fact.

    A check that the gate has not is a fault too: it would let nothing through, and seem to.
    """
    try:
        found = Waivers.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).waiver
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WaiversError(f"{path}: {error}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        raise WaiversError(f"{path}: {told(fault)}") from error
    known = waivable({promise.name: promise.column for promise in promises_of()})
    for number, one in enumerate(found, 1):
        if not is_waivable(one.check, known):
            near = did_you_mean(one.check, known) or f"; wanted {WANTED['check']}"
            raise WaiversError(f"{path}: waiver {number}: check: none is {one.check!r}{near}")
    return found


def told(fault: ErrorDetails) -> str:
    """Return where a fault is, entries counted from 1, and what to write there."""
    match fault["loc"]:
        case ("waiver", int(place), field):
            where = f"waiver {place + 1}: {field}"
            if field not in WANTED:
                return f"{where}: no such field; there are {', '.join(WANTED)}"
            found = "missing" if fault["type"] == "missing" else f"found {fault['input']!r}"
            return f"{where}: {found}, wanted {WANTED[field]}"
    return f"{fault['loc'][0]}: each entry begins with [[waiver]], and nothing else stands here"
