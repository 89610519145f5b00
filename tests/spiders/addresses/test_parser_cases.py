"""The web platform's URL tests: the 501 rows that a crawler of http and https can meet."""

import json
from typing import Any

from spiders.addresses.parser import PORTS, web_address, without_login
from tests.cases import folder

CASES = folder("BROADSHEET_CASES") / "urls"
ROWS = [
    row
    for row in json.loads((CASES / "urltestdata.json").read_text(encoding="utf-8"))
    if isinstance(row, dict)
]


def scheme(url: str | None) -> str:
    return (url or "").partition(":")[0]


def concerns_us(row: dict[str, Any]) -> bool:
    """Whether the row's page, if it has one, is on the web, and so is what its link means."""
    if row.get("base") and scheme(row["base"]) not in PORTS:
        return False
    return bool(row.get("failure")) or scheme(row["href"]) in PORTS


def href(row: dict[str, Any]) -> str | None:
    found = web_address(row["input"], web_address(row["base"]) if row.get("base") else None)
    return None if found is None else str(found)


def expected(row: dict[str, Any]) -> str | None:
    return without_login(row["href"]) if row.get("href") else None


def test_every_web_address_is_read_as_browsers_read_it() -> None:
    rows = [row for row in ROWS if concerns_us(row)]
    wrong = [(row["input"], row["base"], href(row)) for row in rows if href(row) != expected(row)]
    assert (len(rows), wrong) == (501, [])


def test_what_browsers_read_as_another_scheme_is_no_web_address() -> None:
    rows = [row for row in ROWS if "href" in row and scheme(row["href"]) not in PORTS]
    on_the_web = [row for row in rows if not row.get("base") or scheme(row["base"]) in PORTS]
    assert [row["input"] for row in on_the_web if href(row) is not None] == []
