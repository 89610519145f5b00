"""The first page of the report: what a release holds, beside the version before, and its checks."""

from collections.abc import Callable
from urllib.parse import quote

from pipelines.counting import Figures, ReleaseStatistics
from pipelines.files import by_count
from pipelines.reporting.days import timeline
from pipelines.reporting.markup import file_name, page, text
from pipelines.reporting.pictures import bars, heat_table, stacked, table
from pipelines.reporting.previous import beside
from schemas.release import Manifest, VersionFigures
from schemas.verdict import Check, Verdict


def overview(
    manifest: Manifest,
    figures: Figures,
    statistics: ReleaseStatistics,
    verdict: Verdict,
    previous: VersionFigures | None,
    has_page: Callable[[str], bool],
) -> str:
    """Return the page; *has_page* tells which publishers have one of their own."""
    sections = [
        head(manifest, figures, previous),
        captures(manifest),
        articles(manifest, figures, has_page),
        section("Fill rates", FILL_NOTE, heat_table(fill_rates(statistics), "publisher")),
        quarantine(figures),
        delta(manifest, figures),
        beside(manifest, statistics, previous),
        checks(verdict),
        sources(manifest),
    ]
    return page("Overview", manifest.version, "index.html", "\n".join(sections))


def listed(name: str) -> Callable[[str], str]:
    """Return how the list of articles is addressed that has a value of the filter *name*."""
    return lambda value: f"articles.html#{name}={quote(value, safe='')}"


FILL_NOTE = (
    "<p class=note>Per cent of a publisher's articles that have a value; columns that every row "
    "fills are left out.</p>"
)


def fill_rates(statistics: ReleaseStatistics) -> dict[str, dict[str, float]]:
    """Return the share of filled rows by publisher, the largest first, and column."""
    partly = [name for name, share in statistics.total.fill.items() if share < 1]
    ordered = sorted(statistics.publishers.items(), key=lambda pair: (-pair[1].articles, pair[0]))
    every = [("all", statistics.total), *ordered]
    return {publisher: {name: one.fill[name] for name in partly} for publisher, one in every}


def section(heading: str, *parts: str) -> str:
    """Return a section with its heading."""
    return f"<section><h2>{text(heading)}</h2>{''.join(parts)}</section>"


def part(heading: str, content: str) -> str:
    """Return a part of a section, which stands beside its neighbour where there is room."""
    return f"<div><h3>{text(heading)}</h3>{content}</div>"


def head(manifest: Manifest, figures: Figures, previous: VersionFigures | None) -> str:
    """Return the title and the numbers one looks for first."""
    tiles = {
        "articles": manifest.rows["articles"],
        "publishers": len(manifest.publishers),
        "earlier revisions": manifest.rows["revisions"],
        "near-duplicates": figures.duplicates,
        "quarantined": manifest.rows["quarantine"],
        "captures": manifest.rows["captures"],
    }
    before = rows_before(previous) if previous else {}
    items = "".join(
        f"<li><b>{count:,}</b>{text(name)}"
        + (f" <small>before {before[name]:,}</small>" if name in before else "")
        for name, count in tiles.items()
    )
    return (
        f"<header><p class=kicker>Broadsheet release</p><h1>{text(manifest.version)}</h1>"
        f"<p class=lead>News articles from captures of {manifest.first_capture:%Y-%m-%d} to "
        f"{manifest.last_capture:%Y-%m-%d}. Schema {text(manifest.schema_version)}.</p>"
        f"<ul class=tiles>{items}</ul></header>"
    )


def rows_before(previous: VersionFigures) -> dict[str, int]:
    """Return the numbers of the version before, by the names they have here."""
    names = {
        "articles": "articles",
        "revisions": "earlier revisions",
        "quarantine": "quarantined",
        "captures": "captures",
    }
    found = {name: previous.rows[table] for table, name in names.items() if table in previous.rows}
    return found | ({"publishers": len(previous.publishers)} if previous.publishers else {})


def captures(manifest: Manifest) -> str:
    """Return what became of every capture."""
    return section(
        "What became of every capture",
        stacked(manifest.states),
        "<div class=pair>",
        part("Why a capture is not an article", bars(by_count(manifest.reasons), "reason")),
        part("WARC records read", bars(by_count(manifest.records), "type")),
        "</div>",
    )


def articles(manifest: Manifest, figures: Figures, has_page: Callable[[str], bool]) -> str:
    """Return the articles over time, by publisher and by what kind they are."""

    def publisher_page(key: str) -> str:
        own = f"publishers/{file_name(key)}.html"
        return own if has_page(key) else "publishers.html"

    return section(
        "Articles",
        part("By day of publication", timeline(figures.days)),
        "<div class=pair>",
        part("By publisher", bars(by_count(manifest.publishers), "publisher", publisher_page)),
        "<div>",
        part("By language", bars(figures.languages, "language", listed("language"))),
        part("By kind", bars(figures.kinds, "kind", listed("kind"))),
        part("Precision of the publication time", bars(figures.precisions, "precision")),
        part("Text withheld", bars(figures.withheld, "reason")),
        "</div></div>",
    )


def quarantine(figures: Figures) -> str:
    """Return why rows are in quarantine or flagged."""
    return section(
        "Quarantine and flags",
        "<div class=pair>",
        part("Why rows are in quarantine", bars(figures.reasons, "expectation", listed("reason"))),
        part("Flags of released rows", bars(figures.flags, "expectation", listed("flag"))),
        "</div>",
    )


def delta(manifest: Manifest, figures: Figures) -> str:
    """Return what differs from the version before."""
    against = f"Against {manifest.previous}." if manifest.previous else "This is the first version."
    told = [part(table.capitalize(), bars(own, "change")) for table, own in figures.changes.items()]
    return section("What changed", f"<p>{text(against)}</p>", *told)


def checks(verdict: Verdict) -> str:
    """Return the suites' results: every failed check, and every expectation with its outcome."""
    failed = [check_row(check) for check in verdict.checks if not check.success]
    return section(
        "Checks",
        f"<p>{outcome(verdict, len(failed))}</p>",
        table("Failed checks", FAILED_HEADS, failed) if failed else "",
        f"<details><summary>All expectations</summary>{suites(verdict)}</details>",
    )


def outcome(verdict: Verdict, failed: int) -> str:
    """Return in words whether the release may stand with so many *failed* checks."""
    counts = f"{failed:,} of {len(verdict.checks):,} checks failed"
    if not verdict.success:
        return f"The release was refused: {counts}."
    if not failed:
        return f"The release passed all {len(verdict.checks):,} checks."
    return f"The release passed: {counts}, and their rows are flagged or in quarantine."


FAILED_HEADS = ("level", "scope", "expectation", "severity", "expected", "found", "rows")


def check_row(check: Check) -> tuple[str, ...]:
    """Return the cells of one failed check."""
    return (
        check.level,
        check.scope,
        named(check),
        check.severity,
        check.expected,
        check.observed,
        f"{check.failing:,}",
    )


def named(check: Check) -> str:
    """Return what a check expects of which column."""
    return f"{check.expectation} of {check.column}" if check.column else check.expectation


def suites(verdict: Verdict) -> str:
    """Return one row for each expectation: on how many scopes it held, how many rows failed it."""
    groups: dict[tuple[str, str, str, str], list[Check]] = {}
    for check in verdict.checks:
        key = (check.level, named(check), check.severity, check.expected)
        groups.setdefault(key, []).append(check)
    rows = [
        (*key, f"{sum(c.success for c in group):,} of {len(group):,}", f"{failing(group):,}")
        for key, group in sorted(groups.items())
    ]
    heads = ("level", "expectation", "severity", "expected", "held in", "rows")
    return table("All expectations", heads, rows)


def failing(group: list[Check]) -> int:
    """Return how many rows failed the checks of *group*."""
    return sum(check.failing for check in group)


def sources(manifest: Manifest) -> str:
    """Return what the release was made from and with."""
    tables = [(name, f"{count:,}") for name, count in manifest.rows.items()]
    inputs = sorted(manifest.inputs.items())
    hashes = [(name, sha[:16]) for name, sha in inputs]
    inputs_table = table("Inputs", ("input", "SHA-256"), hashes)
    libraries = ", ".join(f"{name} {version}" for name, version in manifest.libraries.items())
    return section(
        "Made of",
        "<div class=pair>",
        part("Tables", table("Tables", ("table", "rows"), tables)),
        part("Inputs", inputs_table),
        "</div>",
        f"<footer><p>Code <code>{text(manifest.code)}</code>. {text(libraries)}.</p></footer>",
    )
