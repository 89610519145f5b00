"""The waivers of expectations/waivers.toml: what a person lets through the gate, and how long."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.errors import BroadsheetError
from schemas.verdict import Waiver

FILE = Path(__file__).with_name("waivers.toml")


class Waivers(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    waiver: tuple[Waiver, ...] = ()


class WaiversError(BroadsheetError):
    """A waivers file that cannot be used."""


def waivers_in(path: Path = FILE) -> tuple[Waiver, ...]:
    """Return the waivers of *path*. Raises WaiversError with the entry, the field and the fact."""
    try:
        return Waivers.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).waiver
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WaiversError(f"{path}: {error}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise WaiversError(f"{path}: {where}: {fault['msg']}") from error
