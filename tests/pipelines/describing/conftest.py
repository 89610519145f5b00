"""One version for all tests of what describes it; they only read it."""

import sys

import pytest
from absl import logging

from tests.pipelines.describing.said import said

# mlcroissant logs by absl, whose handler closes what stood for stderr as it was imported, pytest's
# own file, when Scrapy sets up the logging of a crawl in the same process (absl-py 2.5).
logging.get_absl_handler().python_handler.setStream(sys.__stderr__)


@pytest.fixture(scope="session")
def described(tmp_path_factory):
    return said(tmp_path_factory.mktemp("described"))
