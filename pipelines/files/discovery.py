"""What crawls saw in listings and did not fetch: summed up by the parse stage, told by releases."""

import json
from collections import Counter
from pathlib import Path

from pydantic import BaseModel

from schemas.provenance import crawls_in

DISCOVERY = "discovery.json"


class Discovered(BaseModel):
    """The stories that listings named in all crawls, and those left out, by reason.

    *asked* holds the publishers of each crawl of ours; an import does not say which it asked for.
    """

    named: int = 0
    left_out: dict[str, int] = {}
    asked: dict[str, list[str]] = {}


def discovered_in(captures: Path) -> Discovered:
    """Return what the provenance of the crawls under *captures* says. Raises ProvenanceError."""
    named, left_out, asked = 0, Counter[str](), dict[str, list[str]]()
    for folder, facts in crawls_in(captures):
        if facts.is_crawl and facts.publishers:
            asked[folder.name] = sorted(facts.publishers)
        for counts in facts.counts.values():
            named += counts.named or 0
            left_out.update(counts.left_out)
    reasons = dict(sorted(left_out.items()))
    return Discovered(named=named, left_out=reasons, asked=asked)


def write_discovered(found: Discovered, parsed: Path) -> None:
    """Write *found* into the folder of the parse stage, if it is not what stands there."""
    path, text = parsed / DISCOVERY, json.dumps(found.model_dump(), indent=1) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def read_discovered(parsed: Path) -> Discovered:
    """Return what `write_discovered` wrote; nothing where an earlier version parsed."""
    path = parsed / DISCOVERY
    return Discovered.model_validate_json(path.read_bytes()) if path.is_file() else Discovered()
