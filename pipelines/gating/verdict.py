"""The gate as dedupe and check ask it: profiles counted by workers, judged, written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.gate import crawl_of, judged
from expectations.narrow import promises_of
from expectations.thresholds import thresholds_digest
from expectations.waivers import waivers_in
from pipelines.files import read_discovered, read_document, read_table, row_groups
from pipelines.gating.measured import CAPTURED, OF_LEDGER, Parsed, profiles_of
from pipelines.gating.stored import PROFILES, summed_by_crawl, write_profiles
from schemas.article import Article
from schemas.capture import LedgerRow
from schemas.columns import arrow_schema
from schemas.verdict import Held, Verdict

GATE, FOLDER = "gate.json", "profiles"


@dataclass(frozen=True)
class Measuring:
    """The two tables of one WARC file."""

    ledger: Path
    articles: Path


def measure(works: Sequence[Measuring], folders: Sequence[Path]) -> None:
    """Write the profiles of some WARC files, each into its folder."""
    ledgers = [read_table(work.ledger, LedgerRow, OF_LEDGER) for work in works]
    files = (parsed(work, ledger) for work, ledger in zip(works, ledgers, strict=True))
    for ledger, found, folder in zip(ledgers, profiles_of(files), folders, strict=True):
        name = ledger["warc_file"][0].as_py() if len(ledger) else ""
        write_profiles(found, name, folder / PROFILES)


def parsed(work: Measuring, ledger: pa.Table) -> Parsed:
    """Return the tables of a WARC file, of which the *ledger* is read."""
    schema = arrow_schema(Article)
    groups = (rows.cast(schema) for rows in row_groups(work.articles, schema.names))
    return Parsed(ledger, read_table(work.articles, Article, CAPTURED), groups)


def gate(profiles: Path, baseline: Path, parsed: Path) -> Verdict:
    """Return the verdict of the gate on the *profiles* of all WARC files, against *baseline*.

    What the folder *parsed* says of each crawl tells which publishers it was to bring.
    """
    now, before = summed_by_crawl(profiles, baseline)
    promised = {promise.name: promise.column for promise in promises_of()}
    asked = read_discovered(parsed).asked
    found = judged(now, before, asked, promised, waivers_in())
    return Verdict(
        success=not any(check.stops for check in found.checks),
        checks=found.checks,
        held=found.held,
        waivers=found.waivers,
        expired=found.expired,
        thresholds=thresholds_digest(),
    )


def write_gate(verdict: Verdict, folder: Path) -> None:
    """Write the verdict of the gate into *folder*."""
    (folder / GATE).write_text(verdict.model_dump_json(indent=1) + "\n", encoding="utf-8")


def read_gate(folder: Path) -> Verdict:
    """Return the verdict of the gate in *folder*; a success where none was asked."""
    path = folder / GATE
    if not path.is_file():
        return Verdict(success=True, checks=())
    return read_document(path, Verdict)


def reasons(captures: pa.Table, files: Sequence[str], held: tuple[Held, ...]) -> pa.DictionaryArray:
    """Return for each row of *captures* why it is held back; null if it is not.

    Its `shard` numbers the WARC files named *files*.
    """
    texts = list(dict.fromkeys(one.reason for one in held))
    codes = np.full(len(captures), -1, np.int32)
    crawls = np.array([crawl_of(name) for name in files])
    shards = captures["shard"].to_numpy()
    for one in held:
        is_in = (crawls == one.crawl)[shards]
        is_its = pc.equal(captures["publisher"], one.publisher).to_numpy()
        codes[is_in & is_its] = texts.index(one.reason)
    numbers = pa.array(codes, mask=codes < 0)
    return pa.DictionaryArray.from_arrays(numbers, pa.array(texts, pa.string()))
