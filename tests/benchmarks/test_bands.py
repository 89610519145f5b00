"""What docs/duplicates.md says of the bands and the constants is what the code has."""

import re
from importlib import import_module

import numpy as np
import pytest

from benchmarks.bands import found, table
from pipelines.clustering.signatures import BAND_ROWS, BANDS, band_keys
from tests.checkouts import ROOT

PAGE = (ROOT / "docs/duplicates.md").read_text(encoding="utf-8")
CONSTANT = re.compile(r"^\| `(\w+)` \| ([\d.]+) \| `pipelines/clustering/(\w+)\.py` \|", re.M)


def test_the_page_has_the_table_of_the_bands() -> None:
    assert table() in PAGE


@pytest.mark.parametrize(("name", "value", "module"), CONSTANT.findall(PAGE))
def test_the_page_has_the_constants_of_the_code(name: str, value: str, module: str) -> None:
    assert getattr(import_module(f"pipelines.clustering.{module}"), name) == float(value)


def test_the_page_names_every_constant_that_decides() -> None:
    assert len(CONSTANT.findall(PAGE)) == 8


@pytest.mark.parametrize("similarity", [0.5, 0.7, 0.8])
def test_signatures_share_a_band_as_often_as_the_arithmetic_says(similarity: float) -> None:
    draw = np.random.default_rng(3)
    shared = 0
    for _ in range(2_000):
        one = draw.integers(0, 2**32, BANDS * BAND_ROWS, dtype=np.uint32)
        other = np.where(draw.random(len(one)) < similarity, one, one + np.uint32(1))
        shared += bool((band_keys(one) == band_keys(other)).any())
    assert abs(shared / 2_000 - found(similarity)) < 0.03
