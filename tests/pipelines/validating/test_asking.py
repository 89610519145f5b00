"""Which keys are asked whether they stand twice."""

import pyarrow as pa

from pipelines.validating.asking import repeated
from pipelines.validating.measures import KEYED

A, B = b"a" * 16, b"b" * 16  # ids, packed


def asked(*rows: tuple[bytes, int, int, str]) -> list[bool]:
    """Return which of the rows (article, revision, address, table) are asked."""
    names = ("article_id", "revision", "url", "table")
    keys = [dict(zip(names, row, strict=True)) for row in rows]
    return repeated(pa.Table.from_pylist(keys, KEYED)).to_pylist()


def test_rows_with_keys_of_their_own_are_not_asked():
    assert (
        asked((A, 1, 7, "revisions"), (A, 2, 7, "articles"), (B, 1, 8, "articles")) == [False] * 3
    )


def test_a_revision_in_two_rows_is_asked():
    rows = (A, 1, 7, "revisions"), (B, 1, 8, "articles"), (A, 1, 7, "articles")
    assert asked(*rows) == [True, False, True]


def test_an_address_of_two_articles_is_asked():
    assert asked((A, 1, 7, "articles"), (B, 1, 7, "articles"), (B, 2, 7, "revisions")) == [
        True,
        True,
        False,
    ]


def test_no_rows_are_not_asked():
    assert asked() == []
