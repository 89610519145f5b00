"""What a release was made from: WARC files, publishers' facts, takedowns and the baseline."""

import json
from collections import Counter
from pathlib import Path

from pipelines.files import read_receipt, sha256_of, shard_stem
from pipelines.gating import CUT
from schemas.errors import EmptyError
from schemas.identity import digest


def inputs_of(
    data: Path, base: Path, warc_files: list[str]
) -> tuple[dict[str, int], dict[str, str]]:
    """Return the WARC records by type, and the hash of each input by name.

    *base* is the baseline that it is compared with. *warc_files* are those of the ledger; each
    must have a receipt of the parse stage.
    """
    records: Counter[str] = Counter()
    inputs: dict[str, str] = {}
    receipts = data / "parsed" / "receipts"
    for path in sorted(receipts.rglob("*.json")):
        receipt = read_receipt(path)
        records.update(receipt.records)
        inputs[path.relative_to(receipts).as_posix().removesuffix(".json")] = receipt.warc
        hosts = json.dumps(receipt.hosts, sort_keys=True)
        inputs["publishers"] = digest(inputs.get("publishers", "") + hosts)
    for name in warc_files:
        if shard_stem(name) not in inputs:
            raise EmptyError(f"data/parsed/receipts: none for {name}: run the parse stage first")
    for name, path in (
        ("takedowns.jsonl", data / "takedowns.jsonl"),
        ("baseline/release.json", base / CUT),
    ):
        if path.is_file():
            inputs[name] = sha256_of(path)
    return dict(sorted(records.items())), dict(sorted(inputs.items()))
