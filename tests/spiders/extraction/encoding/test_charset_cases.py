"""The encoding tests of html5lib and one text of chardet."""

import re

import pytest

from spiders.extraction.encoding.charset import encoding_of
from tests.cases import folder

CASES = folder("BROADSHEET_CASES") / "encodings"
ROWS = [
    row
    for name in ("tests1.dat", "test-yahoo-jp.dat")
    for row in re.findall(
        rb"#data\n(.*?)\n#encoding\n([^\n]+)", (CASES / name).read_bytes(), re.DOTALL
    )
]


RESAVED = b"euc-jp"  # the one page that the file holds in UTF-8, under the `<meta>` that it had


@pytest.mark.parametrize(("page", "encoding"), ROWS)
def test_encoding_is_detected_as_html5lib_states_it(page: bytes, encoding: bytes) -> None:
    stated = "utf-8" if encoding.lower() == RESAVED else encoding.decode().lower()
    assert encoding_of(page, "text/html") == stated


def test_all_rows_of_the_files_were_read() -> None:
    assert len(ROWS) == 60


def test_undeclared_big5_is_recognised() -> None:
    assert encoding_of((CASES / "chardet/test_big5.txt").read_bytes(), "text/html") == "big5"
