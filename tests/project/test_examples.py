"""What docstrings show is what happens."""

import doctest
import importlib
import pkgutil

import pytest

import pipelines
import schemas
import spiders

MODULES = [
    found.name
    for package in (pipelines, schemas, spiders)
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if not found.name.startswith("spiders.publishers.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
