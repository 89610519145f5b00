"""Stages run without pandas, and a frame is there for who wants one."""

import subprocess
import sys

import pytest

from tests.checkouts import ROOT

SERIES = """
import sys
from pipelines import pass_pandas_by
pass_pandas_by()
import pyarrow as pa
pa.array([1])
assert "pandas" not in sys.modules
print(pa.table({"a": [1, None]}).to_pandas()["a"].isna().tolist())
import pandas as pd
print(pa.array(pd.Series([1.0, float("nan")])).null_count)
"""
KNOWN = """
import pandas as pd
from pipelines import pass_pandas_by
pass_pandas_by()
import pyarrow as pa
print(pa.array(pd.Series([1.0, float("nan")])).null_count)
"""
VERB = """
import sys
from pipelines.cli import main
main(["verify", "nowhere"])
import pipelines.verbs.build
print([name for name in ("pandas", "requests") if name in sys.modules])
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


def test_pandas_is_looked_for_when_a_frame_is_wanted() -> None:
    assert run("-c", SERIES).stdout == "[False, True]\n1\n"


def test_who_has_imported_pandas_keeps_it() -> None:
    assert run("-c", KNOWN).stdout == "1\n"


def test_a_verb_waits_for_no_library_that_it_does_not_use() -> None:
    assert run("-c", VERB).stdout == "[]\n"


@pytest.mark.parametrize("stage", ["parse", "dedupe", "validate", "release"])
def test_a_stage_imports_no_pandas(stage: str) -> None:
    told = run("-X", "importtime", "-m", f"pipelines.{stage}", "--help").stderr
    assert "pipelines.running" in told
    assert "pandas.core" not in told
