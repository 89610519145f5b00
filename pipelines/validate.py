"""Deduped articles -> accepted and quarantined ones, and the verdict on the release as a whole.

Every row is kept: flagged where it breaks a warning, in quarantine with every reason where it
breaks a critical expectation. The stage itself always succeeds; it is the release that obeys the
verdict.
"""

import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from expectations.counts import Counts, counts_by_publisher
from expectations.known import Known, known_of
from pipelines.counting import ReleaseStatistics, statistics, together
from pipelines.files import (
    PACKED,
    STATISTICS,
    fresh,
    moved_in,
    packed,
    parquet_files,
    read_document,
    read_table,
)
from pipelines.gating import noted_base, read_gate
from pipelines.running import KEPT, START_SECONDS, Kept, engine
from pipelines.validating import (
    ASKED,
    Accepted,
    Findings,
    States,
    ask_suites,
    asked_rows,
    failures,
    fates,
    keys_of,
    measured_parts,
    quarantined,
    reelected,
    verdict,
    write_ledgers,
    write_metrics,
    write_results,
    write_rows,
)
from pipelines.warc import CAPTURES
from schemas.capture import LedgerRow
from schemas.errors import EmptyError
from schemas.provenance import crawls_in
from schemas.release import Tombstone
from spiders.publisher import declared_publishers, publisher_copy

DEDUPED, VALIDATED = Path("data/deduped"), Path("data/validated")
METRICS = Path("data/metrics")  # of DVC, which compares those of two revisions
WHOLE_SECONDS = timedelta(seconds=1)  # in which crawls say when they ended
LAST = datetime.max.replace(tzinfo=UTC) - WHOLE_SECONDS  # an archive may date a record so
STONES, WORK = "tombstones.parquet", ".work"


def known_in(captures: Path, ledgers: list[Path]) -> Known:
    """Return what is known beside the rows: publishers, and the moment when the last crawl ended.

    Where no crawl says so, nothing in the rows is newer than the newest capture of the ledger.
    """
    ends = [
        datetime.fromisoformat(facts.finished) for _, facts in crawls_in(captures) if facts.finished
    ]
    if not ends:
        newest = pc.max(read_table(ledgers, LedgerRow, ("fetched_at",))["fetched_at"]).as_py()
        ends = [newest] if newest else []
    copies = [publisher_copy(path) for path in sorted(captures.glob("*/publishers/*.json"))]
    end = min(max(ends), LAST) + WHOLE_SECONDS if ends else None
    return known_of([*declared_publishers().values(), *copies], end)


def is_plain(found: pa.Table, ledgers: list[Path]) -> pa.ChunkedArray:
    """Return which rows of *found* are of articles that came as plain text.

    Plain text seldom has a headline or a date, so fill rates are asked of pages only.
    """
    plain = [packed(plain_articles(path)) for path in ledgers]
    return pc.is_in(found["article_id"], value_set=pa.chunked_array(plain, PACKED))


def plain_articles(ledger: Path) -> pa.ChunkedArray:
    """Return the ids of the articles in one ledger that came as plain text."""
    names = ("state", "record_type", "content_type", "article_id")
    rows = read_table(ledger, LedgerRow, names)
    came_plain = pc.or_(
        pc.equal(rows["record_type"], "conversion"), pc.equal(rows["content_type"], "text/plain")
    )
    return rows.filter(pc.and_(pc.equal(rows["state"], "article"), came_plain))["article_id"]


def write_figures(accepted: list[Accepted], states: States, folder: Path, drawn: Path) -> None:
    """Write what was counted of the accepted articles into *folder*, and *drawn* for DVC."""
    figures = statistics(together(part.articles for part in accepted))
    (folder / STATISTICS).write_text(figures.model_dump_json(indent=1) + "\n", encoding="utf-8")
    write_metrics(figures, captures_by_state(states), drawn)


def publishers_in(
    accepted: list[Accepted], states: States, folder: Path, data: Path
) -> dict[str, Counts]:
    """Return what was counted of each publisher."""
    pages = together(part.pages for part in accepted)
    return counts_by_publisher(
        rows=sum((part.rows for part in accepted), Counter()),
        states=states,
        filled={publisher: (own.articles, own.filled) for publisher, own in pages.items()},
        removed=Counter(read_table(folder / STONES, Tombstone)["publisher"].to_pylist()),
        before=articles_before(data / noted_base(data).baseline / STATISTICS),
    )


def articles_before(path: Path) -> dict[str, int]:
    """Return the articles of the last version by publisher, from its statistics; none before."""
    if not path.is_file():
        return {}
    before = read_document(path, ReleaseStatistics)
    return {publisher: one.articles for publisher, one in before.publishers.items()}


def counts(accepted: list[Accepted], states: States) -> dict[str, dict[str, int]]:
    """Return what the stage prints: captures by state, rows by table, quarantine by reason."""
    tables: Counter[str] = Counter()
    for part in accepted:
        for (table, _), count in part.rows.items():
            tables[table] += count
    reasons: Counter[str] = Counter()
    for (_, state, reason), count in states.items():
        if state == "quarantined" and reason is not None:
            reasons[reason] += count
    return {
        "captures": captures_by_state(states),
        "rows": dict(sorted(tables.items())),
        "quarantined": dict(sorted(reasons.items())),
    }


def captures_by_state(states: States) -> dict[str, int]:
    """Return the number of captures in each state."""
    found: Counter[str] = Counter()
    for (_, state, _), count in states.items():
        found[state] += count
    return dict(sorted(found.items()))


def run(root: Path = Path(), workers: int | None = None) -> dict[str, dict[str, int]]:
    """Check every row and the release as a whole; return the counts."""
    root = root.resolve()  # workers may stand elsewhere
    deduped = root / DEDUPED
    ledgers = parquet_files(deduped / "captures")
    if not ledgers:
        raise EmptyError(f"{DEDUPED}: holds no ledger: run the dedupe stage first")
    folder = fresh(root / VALIDATED)
    (folder / WORK).mkdir()
    with engine(workers, here=START_SECONDS) as mapped:
        kept = Kept(root / KEPT / "validate", mapped)
        parts = measured_parts(deduped, known_in(root / CAPTURES, ledgers), kept)
        asked = asked_rows(parts, kept)
    # What follows holds the key of every row, and has the memory alone: these workers have ended.
    keys = keys_of(parts)
    broken = failures(asked, keys)
    found = reelected(fates(keys, broken, ASKED), parts)
    found = found.append_column("is_plain", is_plain(found, ledgers))
    with engine(workers, here=START_SECONDS) as mapped:
        kept.mapped = mapped
        accepted = write_rows(found, parts, folder, kept)
        states = write_ledgers(quarantined(found), ledgers, deduped, folder, kept)
        kept.tidy()
    shutil.copyfile(deduped / STONES, folder / STONES)
    write_figures(accepted, states, folder, fresh(root / METRICS))
    suites = ask_suites(found, parts, publishers_in(accepted, states, folder, root / "data"))
    write_results(len(found), broken, suites, folder)
    told = verdict(Findings(ASKED, broken, keys, suites.values(), read_gate(deduped)))
    (folder / "validation.json").write_text(told.model_dump_json(indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(folder / WORK)
    moved_in(root / METRICS)
    moved_in(root / VALIDATED)
    return counts(accepted, states)


if __name__ == "__main__":
    from pipelines.running import stage

    stage("validate", run)
