"""What verbs print for a person."""

import pytest
from rich.table import Table

from pipelines.running import Terminal


def test_a_narrow_window_folds_keys_and_cuts_nothing_off(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = Terminal()
    console.width = 20
    table = Table("version", box=None, pad_edge=False)
    table.add_column("articles", justify="right")
    table.add_row("2026.11.2.dev+1f0c9a77", "1,000")
    console.print(table)
    words = capsys.readouterr().out.split()
    assert words[:4] == ["version", "articles", "2026.11.2.", "1,000"]
    assert "".join((words[2], *words[4:])) == "2026.11.2.dev+1f0c9a77"
