"""The list of all pages that can be searched, sorted and filtered; its rows lie in shards.

Browsers let no page read a file beside it, but run a script of its own folder: a shard is one that
hands over its rows. The page asks for the first when it opens, for the others when a reader does.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipelines.files import by_count
from pipelines.reporting.articles import path_of
from pipelines.reporting.chosen import MOST_ARTICLES, MOST_QUARANTINED
from pipelines.reporting.markup import UNSEEN, page, text
from pipelines.reporting.shown import Row, Shown, when
from schemas.release import Manifest

SHARD = 100  # rows, some 50 kB
LEAD = 240  # characters of the story that are searched and shown
FILTERS = {
    "table": "List",
    "publisher": "Publisher",
    "language": "Language",
    "kind": "Kind",
    "flag": "Flag",
    "reason": "Reason",
}
COLUMNS = {  # of the list, and how each is sorted
    "headline": "Story",
    "publisher": "Publisher",
    "published": "Published",
    "language": "Language",
    "kind": "Kind",
    "words": "Words",
    "notes": "Flags and reasons",
}


def browsing(manifest: Manifest, found: Shown) -> Iterator[tuple[str, str]]:
    """Yield the page of the list, and its shards."""
    rows = [entry(row) for row in (*found.articles, *found.quarantine)]
    shards = [rows[start : start + SHARD] for start in range(0, len(rows), SHARD)]
    for number, shard in enumerate(shards):
        yield f"data/rows-{number:03d}.js", shard_text(number, shard)
    main = (
        f"<h1>Articles</h1><p class=lead>{scope(manifest, found)}</p>"
        "<noscript><p class=none>Searching needs a script, which this browser does not run: the "
        'page of each <a href="publishers.html">publisher</a> links to the same articles.'
        f"</p></noscript>{controls(rows)}{listing(len(rows), len(shards))}"
    )
    yield "articles.html", page("Articles", manifest.version, "articles.html", main, True)


def scope(manifest: Manifest, found: Shown) -> str:
    """Return what is listed, and what was left out."""
    articles, quarantine = manifest.rows["articles"], manifest.rows["quarantine"]
    here, held = len(found.articles), len(found.quarantine)
    drawn = (
        "all of them"
        if here == articles
        else f"a sample of {MOST_ARTICLES} drawn by their ids, some of every publisher as long as "
        "there is room, and besides it near-duplicates and revised articles"
    )
    kept = "all of them" if held == quarantine else f"at most {MOST_QUARANTINED}, drawn alike"
    told = (
        f"{held:,} of {quarantine:,} rows in quarantine ({kept})"
        if quarantine
        else "quarantine is empty"
    )
    return f"{here:,} of {articles:,} articles ({drawn}); {told}."


def entry(row: Row) -> dict[str, Any]:
    """Return what the list knows of a row."""
    lead = "" if row["rights"]["text_withheld"] else row.get("text", "")
    return {
        "href": path_of(row),
        "table": "quarantine" if "reasons" in row else "articles",
        "headline": seen(row["headline"] or row["url"]),
        "lead": seen(" ".join(lead[:LEAD].split())),
        "publisher": seen(row["publisher"]),
        "published": f"{when(row):%Y-%m-%d}" if row["published_at"] else "",
        "language": seen(row["language"]),
        "kind": seen(row["kind"]),
        "words": row["word_count"],
        "flag": [seen(one) for one in row["flags"]],
        "reason": [seen(one) for one in row.get("reasons", [])],
    }


def seen(given: str) -> str:
    """Return *given* with every character in sight."""
    return UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", given)


def shard_text(number: int, rows: list[dict[str, Any]]) -> str:
    """Return the script that hands over *rows*: JSON without a sign of markup."""
    told = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"report.take({number}, {told});\n"


def controls(rows: list[dict[str, Any]]) -> str:
    """Return the search field and the filters; one without a value is left out."""
    selects = ""
    for name, label in FILTERS.items():
        counts: Counter[str] = Counter()
        for row in rows:
            own = row[name]
            counts.update(own if isinstance(own, list) else [own])
        if not counts:
            continue
        options = "".join(
            f'<option value="{text(value)}">{text(value)} ({count:,})'
            for value, count in by_count(counts).items()
        )
        selects += (
            f"<label>{label}<select name={name}><option value=''>any{options}</select></label>"
        )
    return (
        "<form class=controls role=search aria-label=Articles><label class=search>Search"
        "<input type=search name=q autocomplete=off spellcheck=false "
        "placeholder='Words of headline or beginning'></label>"
        f"{selects}<button type=reset>Clear</button></form>"
    )


def listing(count: int, shards: int) -> str:
    """Return the empty table that the script fills."""
    heads = "".join(
        f"<th scope=col class={name}><button type=button data-sort={name}>{label}</button>"
        for name, label in COLUMNS.items()
    )
    return (
        f"<p class=note role=status aria-live=polite id=found>{count:,} rows.</p>"
        f"<div class=wide tabindex=0 role=region aria-label='List of articles'>"
        f"<table class=list id=list data-shards={shards} data-rows={count}>"
        f"<caption class=hidden>Articles; the buttons of the heads sort</caption>"
        f"<thead><tr>{heads}</thead><tbody></tbody></table></div>"
        "<p><button type=button id=more hidden>Show more</button></p>"
    )
