"""The table of publishers joins every other one without two columns of one name."""

import pytest

from schemas.columns import columns_of
from schemas.publishers import PublisherRow
from schemas.release import TABLES


@pytest.mark.parametrize("table", sorted(TABLES.keys() - {"publishers"}))
def test_the_key_is_the_only_name_that_it_shares(table: str) -> None:
    names = [{one.name for one in columns_of(row)} for row in (PublisherRow, TABLES[table].row)]
    assert names[0] & names[1] == {"publisher"}
