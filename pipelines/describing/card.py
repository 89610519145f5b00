"""The dataset card of a release: pure, from schema and manifest."""

import json
from collections.abc import Iterable

from pipelines.counting import Figures
from pipelines.describing.markdown import counts_table
from pipelines.files import CHECKSUMS, MANIFEST, by_count
from schemas.release import TABLES, Manifest

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
LOADERS = {
    "pandas": 'pd.read_parquet("data/release/articles", dtype_backend="pyarrow")',
    "polars": 'pl.read_parquet("data/release/articles")',
    "DuckDB": "duckdb.sql(\"from read_parquet('data/release/articles/**/*.parquet')\")",
    "pyarrow": 'pyarrow.dataset.dataset("data/release/articles", partitioning="hive").to_table()',
    "datasets": 'datasets.load_dataset("data/release", "articles", split="train")',
}


def size_category(rows: int) -> str:
    """Return the size class that dataset hubs use.

    >>> size_category(60)
    'n<1K'
    """
    return next((name for limit, name in SIZES if rows < limit), "n>1M")


def configurations() -> list[dict[str, object]]:
    """Return which files make which table, as dataset hubs read it; articles come by default."""
    return [
        {
            "config_name": table.name,
            "data_files": table.pattern,
            **({"default": True} if table.name == "articles" else {}),
        }
        for table in TABLES.values()
    ]


def front_matter(manifest: Manifest, languages: Iterable[str]) -> str:
    """Return the head of the card: YAML, each value written as JSON, which YAML includes."""
    facts = {
        "pretty_name": f"Broadsheet {manifest.version}",
        "language": sorted({tag.split("-")[0] for tag in languages} - {"und"}),
        "license": "other",
        "license_name": "publishers-own",
        "license_link": "README.md#rights",
        "size_categories": [size_category(manifest.rows["articles"])],
        "task_categories": ["text-classification", "summarization", "text-retrieval"],
        "tags": ["news", "web-archive", "provenance"],
        "configs": configurations(),
    }
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in facts.items())


def dataset_card(manifest: Manifest, figures: Figures) -> str:
    """Return the card of a release: what it is, how it is loaded, what is in it, what it is not."""
    since, until = manifest.first_capture, manifest.last_capture
    return f"""---
{front_matter(manifest, figures.languages)}---

# News articles, {manifest.version}

{manifest.rows["articles"]:,} articles of {len(manifest.publishers):,} publishers, extracted from
web captures of {since:%Y-%m-%d} to {until:%Y-%m-%d}. One row is the newest revision of one
article. Every value names its evidence in `provenance`, and every capture is accounted for in the
ledger `captures`.

- What each column means: [data dictionary](data_dictionary.md)
- What changed{f" since {manifest.previous}" if manifest.previous else ""}: [changes](CHANGES.md)
- Pictures and checks: `report/index.html`

## Load it

{"".join(f"- {name}: `{line}`{chr(10)}" for name, line in LOADERS.items())}
`month`, which some readers add as a column, is the month of publication, else of first capture.

## Tables

{counts_table(manifest.rows, "table", "rows")}
## Captures

Each capture ended in exactly one state.

{counts_table(manifest.states, "state", "captures")}
{counts_table(by_count(manifest.reasons), "reason, where it is not an article", "captures")}
{discovery_text(manifest)}
## Publishers

{counts_table(by_count(manifest.publishers), "publisher", "articles")}
## Languages

{counts_table(figures.languages, "language", "articles")}
## Rights

The texts belong to their publishers; this dataset grants no right in them. `rights` holds what
each publisher's signals said when a page was fetched. Where they reserve text and data mining,
`rights.text_withheld` says why, and every column that holds words of the story is empty: `text`,
`body`, `dek`, captions, linked words, corrections and raw evidence. Counts and metadata remain.

{counts_table(figures.withheld, "why the text is withheld", "articles")}
An article that was withdrawn has a row in `tombstones` and appears in no later version.

## Have something taken out

{asking_text(manifest.contact)}
## Limits

Publishers were chosen, not sampled. Dates, authors and text are extracted by program:
`provenance` holds the confidence of each. A null is unknown, not absent. Opinions and errors
are the publishers'. Articles name living people: do not use them to profile anyone.

## Check it

`sha256sum -c {CHECKSUMS}`, or `broadsheet verify data/release`, which also opens every file and
counts every figure of `{MANIFEST}`, of this card and of the report again. Schema
{manifest.schema_version}, code `{manifest.code[:12]}`: the same captures and the same code give
the same bytes.
"""


def asking_text(contact: str | None) -> str:
    """Return how to ask for a takedown, and what comes of it."""
    place = f"Write to `{contact}`" if contact else "Write to whoever publishes this dataset"
    return f"""{place}, and say why. Name the article's address or
`article_id`, or the author or the publisher if all of theirs should go. It is left out of every
later version, and can be taken out of those that are published. A row of `tombstones` then has its
id, the reason and the date; who holds a copy is asked to drop it there too.
"""


def discovery_text(manifest: Manifest) -> str:
    """Return what is known of the stories that listings named and no crawl asked for."""
    if not manifest.named:
        return "No crawl of these captures counted what listings named and it did not ask for.\n"
    left_out = counts_table(by_count(manifest.left_out), "left out", "addresses")
    return (
        f"Listings named {manifest.named:,} stories in the crawls that counted them, again in each "
        f"crawl; what was not asked for, by reason:\n\n{left_out}"
    )
