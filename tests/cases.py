"""Where the third-party cases and the corpus are, for the tests that use them."""

import os
from pathlib import Path

import pytest


def folder(variable: str) -> Path:
    """Return the folder that the environment *variable* names, or skip the test, saying so."""
    named = os.environ.get(variable)
    if not named:
        pytest.skip(f"{variable} is not set", allow_module_level=True)
    return Path(named)
