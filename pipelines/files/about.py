"""The file broadsheet.toml of a checkout -> what the maker says of the dataset."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from schemas.about import About
from schemas.errors import BroadsheetError

SETTINGS = "broadsheet.toml"
TABLE = "dataset"


class SettingsError(BroadsheetError):
    """Settings that cannot be used: names the file, the field and the fact."""


def read_about(root: Path) -> About:
    """Return what broadsheet.toml in *root* says; what is said nowhere where there is no such file.

    Raises SettingsError.
    """
    path = root / SETTINGS
    if not path.is_file():
        return About()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        return About.model_validate(said.get(TABLE, {}))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in (TABLE, *fault["loc"]))
        raise SettingsError(f"{path}: {where}: {fault['msg']}") from error
    except ValueError as error:  # not TOML, not UTF-8
        raise SettingsError(f"{path}: not TOML: {error}") from error
