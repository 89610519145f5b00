"""One version for all tests of what describes it; they only read it."""

import pytest

from tests.pipelines.describing.said import said


@pytest.fixture(scope="session")
def described(tmp_path_factory):
    return said(tmp_path_factory.mktemp("described"))
