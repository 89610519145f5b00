"""Every case of the JSON test suite, fed to the reader of JSON-LD."""

import base64
import json

import pytest

from spiders.extraction.page.structured import json_ld, tolerant_json
from tests.cases import folder

ROWS = json.loads(
    (folder("BROADSHEET_CASES") / "strings/json-test-suite.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_value_is_the_one_that_json_has(row: dict[str, str]) -> None:
    text = base64.b64decode(row["text"]).decode("utf-8", "replace")
    value = tolerant_json(text)
    list(json_ld([text]))
    if row["expect"] == "accept" and text.strip()[:1] in ("{", "["):
        assert value == json.loads(text)
