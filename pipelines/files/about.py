"""The file broadsheet.toml of a checkout -> what the maker says of the dataset."""

from pathlib import Path

from pydantic import ValidationError

from schemas.about import About, Licence, Maker
from schemas.nearest import did_you_mean
from schemas.settings import DATASET, FILE, SettingsError, toml_of

KNOWN = {*About.model_fields, *Maker.model_fields, *Licence.model_fields}


def read_about(root: Path) -> About:
    """Return what broadsheet.toml in *root* says; what is said nowhere where there is no such file.

    Raises SettingsError.
    """
    path = root / FILE
    if not path.is_file():
        return About()
    try:
        return About.model_validate(toml_of(path).get(DATASET, {}))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in (DATASET, *fault["loc"]))
        is_unknown = fault["type"] == "extra_forbidden"
        near = did_you_mean(str(fault["loc"][-1]), KNOWN) if is_unknown else ""
        raise SettingsError(f"{path}: {where}: {fault['msg']}{near}") from error
