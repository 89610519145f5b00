"""A version whose maker says everything that can be said, and what each validator finds in it."""

import importlib.resources
import json
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from tests.pipelines.sample_release import version

SETTINGS = """
[dataset]
name = "harbour-news"
title = "News of the harbour"
contact = "mailto:data@harbour.example"
homepage = "https://harbour.example/news"
doi = "10.5281/zenodo.1234567"
known_issues = ["The tide tables are missing since 2026-11-01."]
[[dataset.makers]]
name = "Ada Quay"
kind = "person"
family = "Quay"
given = "Ada"
orcid = "0000-0002-1825-0097"
[[dataset.licences]]
name = "CC-BY-4.0"
title = "Creative Commons Attribution 4.0"
url = "https://creativecommons.org/licenses/by/4.0/"
covers = "all but the texts"
[[dataset.licences]]
name = "InC"
title = "In Copyright"
url = "https://rightsstatements.org/vocab/InC/1.0/"
covers = "the texts"
"""
LICENCES = [
    "https://creativecommons.org/licenses/by/4.0/",
    "https://rightsstatements.org/vocab/InC/1.0/",
]


def said(root: Path) -> Path:
    """Return the folder of a version of the newsroom, with what SETTINGS say of it."""
    (root / "broadsheet.toml").write_text(SETTINGS)
    return version(root)


def faults(package: str, schema: str, document: Any) -> list[str]:
    """Return what the JSON Schema at *schema* in an installed *package* finds in *document*."""
    rules = json.loads((importlib.resources.files(package) / schema).read_text())
    judge = jsonschema.validators.validator_for(rules)(rules)
    return [
        f"{list(error.absolute_path)}: {error.message}" for error in judge.iter_errors(document)
    ]


def yaml_of(path: Path) -> Any:
    """Return a YAML document as JSON would hold it."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
