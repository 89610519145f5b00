"""The suites, and the files of a Great Expectations context that holds them, all derived.

    python -m expectations.catalogue        # writes what is committed: here, and docs/checks.md

The folder opens as a context (`get_context(mode="file", context_root_dir="expectations")`) and
writes nothing of its own: results stay in memory.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from expectations.between import KEYED, WHOLE
from expectations.figures import COLUMNS_OF_PUBLISHERS, OF_COUNTS, RELEASE
from expectations.narrow import promises_of
from expectations.promises import Promise
from expectations.suite import expectations_of

SUITES: dict[str, tuple[Promise, ...]] = {
    "rows": promises_of(),
    "keys": KEYED,
    "articles": WHOLE,
    "release": RELEASE,
    "counts": OF_COUNTS,
    "publishers": COLUMNS_OF_PUBLISHERS,
}
TABLES = {  # what a row of each suite's table is
    "rows": "an article or an earlier revision of one",
    "keys": "the same, by what must be unique",
    "articles": "an article",
    "release": "the release",
    "counts": "a publisher",
    "publishers": "a publisher and a column",
}
CONFIG = "great_expectations.yml"
STORES = {
    "expectations_store": ("ExpectationsStore", "suites"),
    "validation_definition_store": ("ValidationDefinitionStore", "validation_definitions"),
    "checkpoint_store": ("CheckpointStore", "checkpoints"),
}


def identifier(*names: str) -> str:
    """Return an id that depends on nothing but *names*, as the library wants one of everything."""
    return str(uuid5(NAMESPACE_URL, "/".join(("broadsheet", *names))))


def context_files() -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file of the context."""
    yield CONFIG, written(config())
    for name, promises in SUITES.items():
        yield f"suites/{name}.json", written(suite_of(name, promises))
        yield f"validation_definitions/{name}.json", written(definition_of(name))
        yield f"checkpoints/{name}.json", written(checkpoint_of(name))


def written(value: dict[str, Any]) -> str:
    """Return *value* as JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def suite_of(name: str, promises: tuple[Promise, ...]) -> dict[str, Any]:
    """Return a suite as the library stores it."""
    expectations = [
        one | {"id": identifier("suites", name, one["meta"]["name"])}
        for one in expectations_of(promises)
    ]
    return {
        "name": name,
        "id": identifier("suites", name),
        "expectations": expectations,
        "meta": {"row": TABLES[name]},
        "notes": None,
    }


def definition_of(name: str) -> dict[str, Any]:
    """Return what lays a suite upon a table that is handed over as a data frame."""
    parts = {"datasource": "release", "asset": name, "batch_definition": "whole"}
    data = {part: {"name": value, "id": identifier(part, name)} for part, value in parts.items()}
    data["datasource"]["id"] = identifier("datasource")
    suite = {"name": name, "id": identifier("suites", name)}
    return {"name": name, "id": identifier("definitions", name), "data": data, "suite": suite}


def checkpoint_of(name: str) -> dict[str, Any]:
    """Return the checkpoint that runs one suite; of several, each would want the same table."""
    return {
        "name": name,
        "id": identifier("checkpoints", name),
        "validation_definitions": [{"name": name, "id": identifier("definitions", name)}],
        "actions": [],
        "result_format": "SUMMARY",
    }


def config() -> dict[str, Any]:
    """Return the configuration of the context: where its files lie, and nothing that is sent."""
    stores: dict[str, Any] = {
        store: {
            "class_name": kind,
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": f"{folder}/",
                "suppress_store_backend_id": True,
            },
        }
        for store, (kind, folder) in STORES.items()
    }
    stores["validation_results_store"] = {
        "class_name": "ValidationResultsStore",
        "store_backend": {"class_name": "InMemoryStoreBackend"},
    }
    assets = {
        name: {
            "type": "dataframe",
            "id": identifier("asset", name),
            "batch_metadata": {},
            "batch_definitions": {
                "whole": {"id": identifier("batch_definition", name), "partitioner": None}
            },
        }
        for name in SUITES
    }
    source = {"type": "pandas", "id": identifier("datasource"), "assets": assets}
    return {
        "config_version": 4.0,
        "stores": stores,
        **{f"{store}_name": store for store in stores if store in NAMED},
        "data_docs_sites": {},
        "fluent_datasources": {"release": source},
        "analytics_enabled": False,
        "data_context_id": identifier("context"),
        "progress_bars": {"globally": False, "metric_calculations": False},
    }


NAMED = ("expectations_store", "validation_results_store", "checkpoint_store")


def checks_page() -> str:
    """Return docs/checks.md: every check with its severity and reason, a table a suite."""
    return "\n".join(page_lines()) + "\n"


def page_lines() -> Iterator[str]:
    """Yield the lines of that page."""
    yield from INTRODUCTION.splitlines()
    for name, promises in SUITES.items():
        critical = sum(one.severity == "critical" for one in promises)
        yield ""
        yield f"## {name}: a row is {TABLES[name]}"
        yield ""
        yield f"{len(promises)} checks, {critical} of them critical."
        yield ""
        yield "| check | of | severity | what is asked, and why | expectation |"
        yield "|---|---|---|---|---|"
        for one in promises:
            kind = one.kind.removeprefix("expect_")
            names = f"| `{one.name}` | `{one.column}` | {one.severity}"
            yield f"{names} | {cell(one.expected)} | {kind} |"


def cell(text: str) -> str:
    """Return *text* for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;")


INTRODUCTION = """\
# Every check

Made of the suites in `expectations/suites/` by `python -m expectations.catalogue`; nothing here is
written by hand. A row that breaks a critical check goes to quarantine, with the check's name as a
reason; one that breaks a warning is released with that name among its `flags`. Critical is what is
surely broken: a reader would be harmed, or a join would break. What one publisher's new captures
have lost against its own past is asked elsewhere: see `docs/gate.md`.

The suites run on narrow tables of a release: values as they are, lengths and counts of what is
long, and claims where no type of the library says it (`in_set` of true). Any release can be asked:

```python
import great_expectations as gx
from pipelines.released import narrow_tables

context = gx.get_context(mode="file", context_root_dir="expectations")
for name, frame in narrow_tables("data/release"):
    print(name, context.checkpoints.get(name).run(batch_parameters={"dataframe": frame}).success)
```

A release carries the same context, with the results of its own build, in its folder
`expectations/`. A suite that names a broken warning is no success either; severity stands with each
expectation.
"""


if __name__ == "__main__":
    here = Path(__file__).parent
    for path, text in context_files():
        (here / path).parent.mkdir(exist_ok=True)
        (here / path).write_text(text, encoding="utf-8", newline="\n")
    (here.parent / "docs" / "checks.md").write_text(checks_page(), encoding="utf-8", newline="\n")
