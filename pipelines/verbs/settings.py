"""`broadsheet settings`: what is in force, and where it is from."""

import json
import os
from argparse import Namespace
from pathlib import Path

from rich.table import Table

from pipelines.files import read_about
from pipelines.running import Terminal
from schemas.about import About
from schemas.errors import Exit
from schemas.settings import DATASET, in_force, settings_file, toml_of
from spiders.addresses import without_login


def run(options: Namespace) -> int:
    """Print every setting, as a table or as JSON."""
    here = Path.cwd()
    rows: list[dict[str, object]] = [
        {
            "key": one.setting.name,
            "value": without_login(one.value) or None,
            "from": one.source,
            "variable": one.setting.variable,
            "about": one.setting.about,
        }
        for one in in_force(here, os.environ)
    ]
    rows += about_rows(settings_file(here))
    if options.json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
        return Exit.OK
    table = Table("setting", "value", "from", box=None, pad_edge=False)
    for row in rows:
        value = row["value"]
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        table.add_row(str(row["key"]), "" if value is None else shown, str(row["from"]))
    Terminal().print(table)
    return Exit.OK


def about_rows(path: Path | None) -> list[dict[str, object]]:
    """Return what is said of the dataset in the file *path*, as rows."""
    about = read_about(path.parent) if path else About()
    said = toml_of(path).get(DATASET, {}) if path else {}
    return [
        {
            "key": f"{DATASET}.{name}",
            "value": value,
            "from": str(path) if name in said else "default",
            "variable": None,
            "about": "what the maker says of the dataset: docs/describing.md",
        }
        for name, value in about.model_dump(mode="json").items()
    ]
