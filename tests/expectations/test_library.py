"""The library is imported without what none of our expectations asks, and only by us."""

import subprocess
import sys

import pytest

ASKED = """
import sys
from expectations.library import ABSENT, UNUSED, great_expectations
library = great_expectations()
assert not {*ABSENT, *UNUSED} & set(sys.modules), "half a module is left to others"
from great_expectations.expectations.core import expect_column_kl_divergence_to_be_less_than as own
try:
    own.stats.entropy([1], [1])
except TypeError:
    print("told")
import scipy.stats, boto3
print(scipy.stats.entropy([0.5, 0.5]) > 0, library.__version__ == great_expectations().__version__)
"""


@pytest.mark.slow  # the import
def test_what_is_left_out_is_no_wrong_answer_and_whole_for_others():
    ended = subprocess.run(
        [sys.executable, "-c", ASKED], check=False, capture_output=True, text=True, timeout=90
    )
    assert ended.stdout.split() == ["told", "True", "True"], ended.stderr
