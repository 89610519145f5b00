"""What a build shows of what DVC says."""

import pytest

from pipelines.running.build import shown

SAID = """'data/captures/20261116T060000Z.dvc' didn't change, skipping
Stage 'parse' didn't change, skipping
WARNING: 'data/baseline' is empty.
Running stage 'dedupe':
> python -m pipelines.dedupe
dedupe: rows: articles 54
Updating lock file 'dvc.lock'

To track the changes with git, run:
"""


def test_a_build_shows_what_it_does_and_no_line_for_each_crawl_that_is_as_it_was(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert len(list(shown(SAID.splitlines()))) == len(SAID.splitlines())
    assert capsys.readouterr().err.splitlines() == [
        "Stage 'parse' is up to date",
        "Running stage 'dedupe':",
        "dedupe: rows: articles 54",
    ]
