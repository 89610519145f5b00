"""The sitemaps and feeds of crawler-commons, and the hostile XML of defusedxml."""

import json
from typing import Any

import pytest

from spiders.discovery.found import DiscoveryFault
from spiders.discovery.listings import discovered
from spiders.discovery.markup import entries
from spiders.discovery.moment import feed_span
from tests.cases import folder
from tests.costs import at_most

CASES = folder("BROADSHEET_CASES")
SITEMAPS = json.loads((CASES / "sitemaps/expected.json").read_text(encoding="utf-8"))
HOSTILE = json.loads((CASES / "xml/expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", SITEMAPS, ids=lambda row: row["file"])
def test_the_addresses_and_dates_that_crawler_commons_states(row: dict[str, Any]) -> None:
    found = discovered((CASES / "sitemaps" / row["file"]).read_bytes(), row["document_url"])
    items = found.stories + found.sitemaps
    dates = {item.url: item.changed or item.published for item in items if item.url in row["dates"]}
    stated = {url: feed_span(date) if date else None for url, date in row["dates"].items()}
    assert (found.kind, [item.url for item in items], dates, found.fault) == (
        row["kind"],
        row["urls"],
        stated,
        None,
    )


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row["file"])
def test_hostile_xml_is_refused_or_harmless(row: dict[str, Any]) -> None:
    text = (CASES / "xml" / row["file"]).read_text(encoding="utf-8")
    with at_most(turns=50e6):
        try:
            outcome = str(list(entries(text)))
        except DiscoveryFault as fault:
            outcome = str(fault)
        assert outcome == ("XML: declares entities" if "<!ENTITY" in text else "[]")
