"""What validate found -> the result of each suite, as the release carries it."""

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from expectations.between import SUBJECTS, article_columns
from expectations.catalogue import SUITES, written
from expectations.figures import publishers_table, release_table
from expectations.results import counted_result, table_result
from pipelines.counting import Tallies
from pipelines.validating.measures import NUMBERS, Part, measures_of

FOLDER = "expectations"


def write_results(
    found: pa.Table, broken: pa.Table, parts: list[Part], pages: Tallies, folder: Path
) -> None:
    """Write one file a suite below *folder*.

    *found* is where each row goes, *broken* every broken promise, of all rows before quarantine.
    """
    names = list(NUMBERS)
    numbers = broken["promise"].value_counts().to_pylist()
    failing = Counter({names[one["values"]]: one["counts"] for one in numbers})
    articles = accepted_columns(found, parts)
    results = {
        "rows": counted_result("rows", len(found), failing),
        "keys": counted_result("keys", len(found), failing),
        "articles": table_result("articles", articles),
        "publishers": table_result("publishers", publishers_table(pages)),
        "release": table_result("release", release_table(len(articles), pages)),
    }
    assert results.keys() == SUITES.keys()
    (folder / FOLDER).mkdir()
    for suite, result in results.items():
        (folder / FOLDER / f"{suite}.json").write_text(
            written(result), encoding="utf-8", newline="\n"
        )


def accepted_columns(found: pa.Table, parts: list[Part]) -> pa.Table:
    """Return what is asked of all articles together, of those that *found* accepts."""
    tables = []
    for number, part in enumerate(parts):
        own = found.filter(pc.equal(found["part"], number))
        is_article = pc.equal(own["table"], "articles")
        measured = measures_of(part).select(SUBJECTS)
        tables.append(article_columns(measured.filter(is_article)))
    return (
        pa.concat_tables(tables) if tables else pa.table({name: pa.nulls(0) for name in SUBJECTS})
    )
