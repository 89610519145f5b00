"""The dataset card of a release: pure, from schema and manifest."""

from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.counting import Figures
from pipelines.describing.getting import loading
from pipelines.describing.markdown import counts_table, markdown
from pipelines.describing.words import PERSONS, edition_words, issues
from pipelines.describing.yaml import yaml_text
from pipelines.files import CHECKSUMS, MANIFEST, by_count
from schemas.about import About
from schemas.columns import Record, columns_of
from schemas.edition import tables_in
from schemas.release import TABLES, Manifest

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
TASKS = ["text-classification", "summarization", "text-retrieval"]

APPLIED = """from read_parquet('../before/articles/**/*.parquet', hive_partitioning = false)
anti join 'delta/articles/*.parquet' using (article_id)
union all by name
from read_parquet('articles/**/*.parquet', hive_partitioning = false)
semi join 'delta/articles/*.parquet' using (article_id)"""


def size_category(rows: int) -> str:
    """Return the size class that dataset hubs use.

    >>> size_category(60)
    'n<1K'
    """
    return next((name for limit, name in SIZES if rows < limit), "n>1M")


def configurations(manifest: Manifest) -> list[dict[str, Any]]:
    """Return which files make which table, as dataset hubs read it; articles come by default."""
    return [
        {
            "config_name": table.name,
            "data_files": table.pattern,
            **({"default": True} if table.name == "articles" else {}),
        }
        for table in tables_in(manifest.edition).values()
    ]


def front_matter(manifest: Manifest, languages: Iterable[str]) -> str:
    """Return the head of the card, as YAML."""
    about = manifest.about
    first = about.licences[0]
    return yaml_text(
        {
            "pretty_name": f"{about.title} {manifest.version}",
            "language": sorted({tag.split("-")[0] for tag in languages} - {"und"}),
            "license": "other",
            "license_name": first.name.lower(),
            "license_link": first.url,
            "size_categories": [size_category(manifest.rows["articles"])],
            "task_categories": TASKS,
            "tags": [keyword.replace(" ", "-") for keyword in about.keywords],
            "configs": configurations(manifest),
        }
    )


def dataset_card(manifest: Manifest, figures: Figures) -> str:
    """Return the card of a release: what it is, how it is loaded, what is in it, what it is not."""
    since, until = manifest.first_capture, manifest.last_capture
    texts = ", ".join(f"`{name}`" for name in text_columns(TABLES["articles"].row))
    return f"""---
{front_matter(manifest, figures.languages)}---

# {markdown(manifest.about.title)}, {manifest.version}

{manifest.rows["articles"]:,} articles of {len(manifest.publishers):,} publishers, extracted from
web captures of {since:%Y-%m-%d} to {until:%Y-%m-%d}. One row is the newest revision of one
article. Every value names its evidence in `provenance`, and every capture is accounted for in the
ledger `captures`.

Edition: {manifest.edition.name}. {edition_words(manifest) or "All columns are here."}

- What each column means: [data dictionary](data_dictionary.md)
- What changed{f" since {manifest.previous}" if manifest.previous else ""}: [changes](CHANGES.md)
- Pictures and checks: [report](report/index.html)
- The same for programs: [Croissant](croissant.json), [Data Package](datapackage.json),
  [schema.org](schema_org.json), [data contract](contract.odcs.yaml), [JSON Schema](schema/), and to
  cite it [CITATION.cff](CITATION.cff)

## Load it

{loading(manifest.version, tables_in(manifest.edition)["articles"].row)}
`month` is the month of publication, else of first capture. `period`, which some readers add as a
column, is the folder of a file: a month, or a whole year where that has few rows. Ask for a month
by `month`; with `period in ('2026-all', '2026-10')` beside it no file of another period is opened.

## Tables

{counts_table(manifest.rows, "table", "rows")}
## From the version before to this one

`delta/` says which rows differ, and holds no text. The version before, without the rows that the
delta names and with those of them that are here, is this version in every column: `articles`,
`revisions` (by `article_id` and `revision`) and `tombstones`. `change` says what happened to a row,
`fields` which columns differ, and `file` in which file it stands now: no other need be fetched. In
DuckDB, with the version before in the folder `before` beside it:

```sql
{APPLIED}
```

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

{licences(manifest.about)}
This dataset grants no right that its maker does not have. `rights` holds what
each publisher's signals said when a page was fetched. Where they reserve text and data mining,
`rights.text_withheld` says why, and every column that holds words of the story is empty: {texts}.
Counts and metadata remain.

{counts_table(figures.withheld, "why the text is withheld", "articles")}
An article that was withdrawn has a row in `tombstones` and appears in no later version.

## Have something taken out

{asking_text(manifest.about)}
## Known issues

{"".join(f"- {line}{chr(10)}" for line in issues(manifest))}
{PERSONS}

## Contact

{contact(manifest.about)}

## Check it

`sha256sum -c {CHECKSUMS}`, or `broadsheet verify .`, which also opens every file and
counts every figure of `{MANIFEST}`, of this card and of the report again. Schema
{manifest.schema_version}, code `{manifest.code[:12]}`: the same captures and the same code give
the same bytes.
"""


def text_columns(row: type[Record], path: str = "") -> Iterator[str]:
    """Yield the columns of *row* that hold words of the story, and such parts of others."""
    for field in columns_of(row):
        if field.column.text:
            yield f"{path}{field.name}"
        elif field.record:
            yield from text_columns(field.record, f"{path}{field.name}.")


def licences(about: About) -> str:
    """Return what is under which licence, a line each."""
    return "".join(
        f"- [{markdown(one.title)}]({one.url}): {markdown(one.covers)}\n" for one in about.licences
    )


def contact(about: About) -> str:
    """Return who made the dataset and where to ask."""
    makers = ", ".join(
        f"[{markdown(one.name)}]({one.url})" if one.url else markdown(one.name)
        for one in about.makers
    )
    if about.contact is None:
        return f"Made by {makers}, who name no contact (`contact` in broadsheet.toml)."
    return f"Made by {makers}. Questions and corrections: <{about.contact}>"


def asking_text(about: About) -> str:
    """Return how to ask for a takedown, and what comes of it."""
    place = (
        f"Write to <{about.contact}>"
        if about.contact
        else "Write to whoever publishes this dataset"
    )
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
