"""What is counted of each publisher -> a page a publisher with its days, and the list of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from pipelines.counting import ReleaseStatistics, Sums
from pipelines.files import by_count
from pipelines.reporting.articles import path_of
from pipelines.reporting.days import timeline
from pipelines.reporting.markup import facts, file_name, link, moment, outer, page, text
from pipelines.reporting.pictures import bars, whole_table
from pipelines.reporting.shown import Row, Shown
from schemas.release import VersionFigures

MOST_PUBLISHERS = 200  # the largest; those of the articles shown have a page besides
MOST_CRAWLS = 60
NUMBERS = ("articles", "revisions", "quarantined", "captures")
DECLARED = ("country", "main_language", "timezone", "license")


def publisher_pages(
    version: str,
    rows: list[Row],
    found: Shown,
    sums: Sums,
    statistics: ReleaseStatistics,
    previous: VersionFigures | None,
) -> Iterator[tuple[str, str]]:
    """Yield the list of publishers, and the page of each that has one."""
    has_articles: dict[str, list[Row]] = defaultdict(list)
    for row in (*found.articles, *found.quarantine):
        has_articles[row["publisher"]].append(row)
    ordered = sorted(rows, key=lambda row: (-row["articles"], row["publisher"]))
    largest = {row["publisher"] for row in ordered[:MOST_PUBLISHERS]}
    shown = [row for row in ordered if row["publisher"] in largest | has_articles.keys()]
    yield "publishers.html", listed(version, shown, len(rows), previous)
    days, crawls = by_publisher(sums)
    for row in shown:
        key = row["publisher"]
        path = f"publishers/{file_name(key)}.html"
        main = (
            head(row, previous)
            + f"<section><h2>Its days</h2><h3>Articles by day of publication</h3>"
            f"{timeline(days[key])}<h3>Crawls</h3>{crawl_table(crawls[key])}</section>"
            + filled(key, statistics)
            + told(has_articles[key])
        )
        yield path, page(row["name"] or key, version, path, main)


def by_publisher(
    sums: Sums,
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, Counter[str]]]]:
    """Return of each publisher the articles by day, and the captures by crawl and state."""
    days: dict[str, dict[str, int]] = defaultdict(dict)
    for (publisher, day), count in sorted(sums.days.items()):
        days[publisher][day] = count
    crawls: dict[str, dict[str, Counter[str]]] = defaultdict(dict)
    for (publisher, crawl, state, _), count in sums.captures.items():
        crawls[publisher].setdefault(crawl, Counter())[state] += count
    return days, crawls


def listed(version: str, shown: list[Row], count: int, previous: VersionFigures | None) -> str:
    """Return the page that lists the publishers."""
    before = previous.publishers if previous else {}
    heads = ("publisher", "health", *NUMBERS, *(["articles before"] if before else []))
    lines = [
        f"<tr><th scope=row>{link(page_of(row), row['name'] or row['publisher'])}"
        f"<td>{text(row['health'] or 'none')}"
        + "".join(f"<td class=n>{row[name]:,}" for name in NUMBERS)
        + (f"<td class=n>{before.get(row['publisher'], 0):,}" if before else "")
        for row in shown
    ]
    rest = count - len(shown)
    left = f" {rest:,} smaller ones are in the table <code>publishers</code> alone." if rest else ""
    return page(
        "Publishers",
        version,
        "publishers.html",
        f"<h1>Publishers</h1><p class=lead>{count:,} publishers have rows here.{left}</p>"
        + whole_table("Publishers, the largest first", heads, lines, "numbers"),
    )


def page_of(row: Row) -> str:
    """Return the path of a publisher's page."""
    return f"publishers/{file_name(row['publisher'])}.html"


def head(row: Row, previous: VersionFigures | None) -> str:
    """Return who the publisher is, and what of it is here."""
    key = row["publisher"]
    before = (
        f" <small>before {previous.publishers.get(key, 0):,}</small>"
        if previous and previous.publishers
        else ""
    )
    tiles = "".join(
        f"<li><b>{row[name]:,}</b>{name}{before if name == 'articles' else ''}" for name in NUMBERS
    )
    pairs = [("key", f"<code>{text(key)}</code>")]
    pairs += [("domains", text(", ".join(row["domains"])))] if row["domains"] else []
    pairs += [(name.replace("_", " "), text(row[name])) for name in DECLARED if row[name]]
    pairs += [("terms", outer(row["terms"]))] if row["terms"] else []
    pairs += [
        (
            "articles from",
            f"{moment(row['first_published_at'])} to {moment(row['last_published_at'])}",
        ),
        ("last capture", moment(row["last_captured_at"])),
        ("health", text(row["health"] or "none")),
    ]
    pairs += [("failed mostly by", text(row["last_reason"]))] if row["last_reason"] else []
    return (
        f"<header><p class=kicker>Publisher</p><h1>{text(row['name'] or key)}</h1>"
        f"<ul class=tiles>{tiles}</ul>{facts(pairs)}</header>"
    )


def crawl_table(crawls: Mapping[str, Counter[str]]) -> str:
    """Return what became of the captures of each crawl, the newest first."""
    states = sorted({state for own in crawls.values() for state in own})
    lines = [
        f"<tr><th scope=row>{text(crawl)}"
        + "".join(f"<td class=n>{own[state]:,}" for state in states)
        for crawl, own in sorted(crawls.items(), reverse=True)[:MOST_CRAWLS]
    ]
    if not lines:
        return "<p class=none>None.</p>"
    rest = len(crawls) - len(lines)
    more = f"<p class=note>and {rest:,} earlier</p>" if rest else ""
    return whole_table("Captures by crawl and state", ("crawl", *states), lines, "numbers") + more


def filled(key: str, statistics: ReleaseStatistics) -> str:
    """Return the fill rates of a publisher's articles beside those of all."""
    own = statistics.publishers.get(key)
    if own is None:
        return ""
    total = statistics.total.fill
    lines = [
        f"<tr><th scope=row>{name}<td class=n>{share:.0%}<td class=n>{total[name]:.0%}"
        for name, share in own.fill.items()
        if share < 1 or total[name] < 1
    ]
    table = whole_table("Fill rates", ("column", "here", "all"), lines, "numbers narrow")
    return (
        f"<section><h2>Its articles</h2><p>{told_words(own.words)}</p><details>"
        f"<summary>Fill rates of columns that some article lacks</summary>{table}"
        "</details></section>"
    )


def told_words(words: Mapping[str, int]) -> str:
    """Return in a sentence how long articles are, by the quantiles of their *words*."""
    low, half, high = (f"{words[name]:,}" for name in ("p10", "p50", "p90"))
    tenths = f"a tenth {low} or fewer, a tenth {high} or more"
    return f"Half of them have {half} words or fewer, {tenths}."


def told(rows: list[Row]) -> str:
    """Return the links to those of a publisher's rows that have a page."""
    reasons = Counter(reason for row in rows for reason in row.get("reasons", []))
    items = "".join(
        f"<li>{link('../' + path_of(row), row['headline'] or row['url'])} <span class=note>"
        f"{moment(row['published_at'], row['published_precision'])}"
        f"{' · in quarantine' if 'reasons' in row else ''}</span>"
        for row in rows
    )
    why = (
        f"<h3>Why rows are in quarantine</h3>{bars(by_count(reasons), 'reason')}" if reasons else ""
    )
    listed = f"<ul class=stories>{items}</ul>" if items else "<p class=none>None.</p>"
    return f"<section><h2>Pages of the sample</h2>{listed}{why}</section>"
