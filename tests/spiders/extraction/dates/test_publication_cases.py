"""The table of printed dates: all are read as it says, and none is invented."""

import json
from datetime import UTC, datetime

import pytest

from spiders.extraction.dates.text import Moment, moment
from tests.cases import folder

ROWS = json.loads((folder("BROADSHEET_CASES") / "dates/dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_printed_date_is_read_as_the_table_says(row: dict[str, str | None]) -> None:
    found = moment(
        row["text"] or "",
        language=row["language"] or "und",
        zone=row["publisher_timezone"],
        fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    assert found == expected(row) if row["expected"] else not isinstance(found, Moment)


def expected(row: dict[str, str | None]) -> Moment:
    at = datetime.fromisoformat(row["expected"] or "")
    utc = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return Moment(utc, row["precision"])  # type: ignore[arg-type]
