"""The receipt of a parsed shard: what its tables were made from, and what they hold."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from schemas.errors import BroadsheetError
from schemas.identity import digest

WARC = (".warc", ".warc.gz")
OWN = "own"  # of a receipt: the sum of all else that it says


@dataclass
class Receipt:
    """What a shard's tables were made from and what they hold."""

    code: str
    warc: str
    hosts: dict[str, str] = field(default_factory=dict)  # host: fingerprint of its publisher
    tables: dict[str, str] = field(default_factory=dict)  # sha256 by table
    records: dict[str, int] = field(default_factory=dict)  # WARC records by type
    states: dict[str, int] = field(default_factory=dict)  # captures by `state` or `state: reason`
    left_out: dict[str, list[str]] = field(default_factory=dict)  # marks of articles, by takedown
    unnamed: list[str] = field(default_factory=list)  # marks that were named and are not


def shard_stem(warc_file: str) -> str:
    """Return under which name the tables and the receipt of a WARC file lie.

    >>> shard_stem("one/x.warc.gz"), shard_stem("one/x.warc")  # both can be there
    ('one/x', 'one/x.warc')
    >>> shard_stem("one/x.warc.warc.gz")  # and this beside them
    'one/x.warc.warc.gz'
    """
    stem = warc_file.removesuffix(".warc.gz")
    return warc_file if stem.endswith(WARC) else stem


def warc_name(stem: str) -> str:
    """Return the WARC file whose tables lie under the name *stem*.

    >>> warc_name("one/x"), warc_name("one/x.warc")
    ('one/x.warc.gz', 'one/x.warc')
    """
    return stem if stem.endswith(WARC) else f"{stem}.warc.gz"


def read_receipt(path: Path) -> Receipt:
    """Return the receipt in the file *path*. Raises OSError; BroadsheetError for one that is not
    as it was written.
    """
    with suppress(ValueError):
        facts = json.loads(path.read_bytes())
        if isinstance(facts, dict) and facts.pop(OWN, None) == own_sum(facts):
            return Receipt(**facts)
    raise BroadsheetError(f"{path}: a receipt that is not as it was written: run the parse stage")


def write_receipt(receipt: Receipt, path: Path) -> None:
    """Write the receipt last and in one move: without it the tables count for nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    facts = asdict(receipt)
    facts |= {OWN: own_sum(facts)}
    beside.write_text(json.dumps(facts, indent=1, sort_keys=True), encoding="utf-8")
    os.replace(beside, path)


def own_sum(facts: dict[str, Any]) -> str:
    """Return the sum of what a receipt says."""
    return digest(json.dumps(facts, sort_keys=True))
