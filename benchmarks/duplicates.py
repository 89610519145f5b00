"""Near-duplicates that can be trusted: recall, precision, steadiness and cost of the clusters.

    python -m benchmarks.duplicates [--articles 20000] [--shards 20] [--seed 1]

Made-up news in nine scripts (`benchmarks.newswire`) is written as parsed shards; the dedupe
stage's clustering runs over these files in a process of its own, once without the tenth that came
last and once with it. Every pair of one family (an original and its copies) and every pair that was
reported is then compared exactly, shingle by shingle. Printed are:

- recall by true Jaccard similarity, with Wilson's 95 % intervals, and by script;
- precision: of the pairs that rows name (a duplicate and its canonical article), and of all pairs
  within a cluster;
- old articles whose cluster_id changed when the last tenth came, by reason;
- CPU seconds for a thousand articles, and the process's peak memory (PSS).
"""

import argparse
import hashlib
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.duplicate_figures import Known, changes, precision, recall
from benchmarks.newswire import Item, items
from benchmarks.processes import cost_of
from pipelines.clustering import COLUMNS, with_clusters
from pipelines.files import read_table, write_table
from pipelines.running import Kept
from schemas.article import Article
from schemas.columns import table_of
from schemas.parts import Block

FIRST = datetime(2026, 1, 5, 6, tzinfo=UTC)
DAYS = 300  # over which families are published
HOURS = 12  # the mean time from a family's first moment to each of its members
UNSEEN_HOURS = 24  # the mean time until an article is crawled
LATE = 0.9  # what is seen after this share of the others came last
BATCH = 1_000  # articles of a shard held before they are written
PLAN = ("article_id", "published_at", "published_precision", "first_seen_at")


def write_news(count: int, seed: int, shards: int, folder: Path) -> dict[str, Known]:
    """Write *count* articles as the shards of *folder*; return what is known of each, by id."""
    draw = np.random.default_rng(seed)
    known: dict[str, Known] = {}
    waiting: dict[int, list[Article]] = defaultdict(list)
    parts: Counter[int] = Counter()
    moment, family = FIRST, -1

    def write(shard: int) -> None:
        path = folder / f"{shard:03}-{parts[shard]:03}.parquet"
        write_table(table_of(waiting.pop(shard), Article), path, Article)
        parts[shard] += 1

    for number, item in enumerate(items(count, seed)):
        if item.family != family:
            moment, family = FIRST + timedelta(days=DAYS * draw.random()), item.family
        published = moment + timedelta(hours=draw.exponential(HOURS))
        seen = published + timedelta(hours=draw.exponential(UNSEEN_HOURS))
        row = article(number, item, published, seen)
        known[row.article_id] = Known(item.script, item.family, row.published_at)
        waiting[number % shards].append(row)
        if len(waiting[number % shards]) == BATCH:
            write(number % shards)
    for shard in sorted(waiting):
        write(shard)
    return known


def article(number: int, item: Item, published: datetime, seen: datetime) -> Article:
    """Return the row of *item*."""
    name = hashlib.sha256(str(number).encode()).hexdigest()[:32]
    url = f"https://paper.example/{number}"
    return Article(
        article_id=name,
        cluster_id=name,
        publisher="paper",
        url=url,
        kind="article",
        headline=item.text[:60],
        body=[Block(role="paragraph", text=text) for text in item.text.split("\n\n")],
        text=item.text,
        word_count=len(item.text.split()),
        language="en",
        published_at=published,
        published_precision="second",
        fetched_at=seen,
        first_seen_at=seen,
        target_uri=url,
        warc_file="first/paper.warc.gz",
        warc_record_id=name,
        payload_digest="",
    )


def cluster(folder: Path, share: float, out: Path) -> None:
    """Cluster the *share* of the articles in *folder* that were seen first, as dedupe does."""
    files = sorted(folder.glob("*.parquet"))
    parts = []
    for number, path in enumerate(files):
        rows = read_table(path, Article, PLAN)
        places = {"article_shard": pa.repeat(number, len(rows)), "article_row": range(len(rows))}
        for name, values in places.items():
            rows = rows.append_column(name, pa.array(values, pa.int32()))
        parts.append(rows)
    plan = pa.concat_tables(parts).append_column(
        "table", pa.repeat("articles", sum(map(len, parts)))
    )
    last = pc.quantile(plan["first_seen_at"].cast(pa.int64()), share, interpolation="lower")[0]
    plan = plan.filter(pc.less_equal(plan["first_seen_at"].cast(pa.int64()), last))
    with tempfile.TemporaryDirectory(dir=out.parent) as scratch:
        found = with_clusters(plan, files, [path.name for path in files], Kept(Path(scratch), map))
    with pa.ipc.new_file(out, found.schema) as writer:
        writer.write_table(found)


def texts(folder: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield id and text of the articles *wanted*."""
    for path in sorted(folder.glob("*.parquet")):
        rows = read_table(path, Article, ["article_id", "text"])
        rows = rows.filter(pc.is_in(rows["article_id"], value_set=pa.array(sorted(wanted))))
        yield from zip(rows["article_id"].to_pylist(), rows["text"].to_pylist(), strict=True)


def clusters_in(path: Path) -> dict[str, tuple[str, float]]:
    """Return the cluster of each article, and its similarity, by id."""
    rows = pa.ipc.open_file(path).read_all()
    names, owners, _, alike = (rows[name].to_pylist() for name in ("article_id", *COLUMNS))
    return {name: (owner, share) for name, owner, share in zip(names, owners, alike, strict=True)}


def measured(count: int, shards: int, seed: int) -> Iterator[str]:
    """Yield what is printed."""
    with tempfile.TemporaryDirectory(prefix="duplicates-") as scratch:
        root = Path(scratch)
        known = write_news(count, seed, shards, root / "articles")
        module = [
            sys.executable,
            "-m",
            "benchmarks.duplicates",
            "--cluster",
            str(root / "articles"),
        ]
        costs = [
            cost_of([*module, str(share), str(root / name)], root)
            for share, name in ((LATE, "before"), (1, "after"))
        ]
        before, after = clusters_in(root / "before"), clusters_in(root / "after")
        families = Counter(one.family for one in known.values())
        sizes = Counter(owner for owner, _ in after.values())
        wanted = {
            name
            for name, one in known.items()
            if families[one.family] > 1 or sizes[after[name][0]] > 1
        }
        read = dict(texts(root / "articles", wanted))
    yield (
        f"{count:,} articles: {sum(owner != name for name, (owner, _) in after.items()):,} "
        f"duplicates in {sum(size > 1 for size in sizes.values()):,} clusters, the largest of "
        f"{max(sizes.values()):,}"
    )
    yield (
        f"{costs[1].cpu:.1f} CPU s, {1000 * costs[1].cpu / count:.2f} for a thousand articles; "
        f"peak memory {costs[1].memory / 1e6:.0f} MB"
    )
    yield from recall(known, after, read)
    yield from precision(known, after, read)
    yield from changes(known, before, after)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--shards", type=int, default=20, help="WARC files the articles are of")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cluster", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.cluster:
        folder, share, out = args.cluster
        cluster(Path(folder), float(share), Path(out))
        return
    for line in measured(args.articles, args.shards, args.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
