"""The table of date words that ships is the one that the locked babel gives."""

import subprocess
import sys

from benchmarks.date_words import table, written
from spiders.extraction.dates.calendar import TABLE

LOADED = "import sys, spiders.extraction; sys.exit('babel' in sys.modules)"


def test_the_table_that_ships_is_made_again_byte_by_byte() -> None:
    assert written(table()) == TABLE.read_text("utf-8")


def test_the_extraction_starts_without_babel() -> None:
    assert subprocess.run([sys.executable, "-c", LOADED], check=False).returncode == 0
