"""A benchmark of a release asks for one."""

from pathlib import Path

import pytest

from benchmarks.released import articles_of


def test_a_checkout_that_was_never_built_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"release: no articles there: run `broad"):
        articles_of(tmp_path / "release")
