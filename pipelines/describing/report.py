"""The report of a release: one page that needs no network, no script and no other file."""

from html import escape
from pathlib import Path

from pipelines.counting import Figures, ReleaseStatistics
from pipelines.describing.pictures import bars, heat_table, stacked, table, timeline
from pipelines.files import by_count
from schemas.release import Manifest
from schemas.verdict import Check, Verdict

STYLE = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # whatever slips in loads nothing


def report(
    manifest: Manifest, figures: Figures, statistics: ReleaseStatistics, verdict: Verdict
) -> str:
    """Return the page as HTML."""
    title = f"Broadsheet {manifest.version}"
    sections = [
        head(manifest, figures),
        captures(manifest),
        articles(manifest, figures),
        section("Fill rates", FILL_NOTE, heat_table(fill_rates(statistics), "publisher")),
        quarantine(figures),
        delta(manifest, figures),
        checks(verdict),
        sources(manifest),
    ]
    return (
        f"<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>{escape(title)}</title>\n"
        f'<meta http-equiv=Content-Security-Policy content="{POLICY}">\n'
        '<meta name=viewport content="width=device-width, initial-scale=1">\n'
        f"<style>\n{STYLE}</style></head>\n<body>\n" + "\n".join(sections) + "\n</body></html>\n"
    )


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
    return f"<section><h2>{escape(heading)}</h2>{''.join(parts)}</section>"


def part(heading: str, content: str) -> str:
    """Return a part of a section, which stands beside its neighbour where there is room."""
    return f"<div><h3>{escape(heading)}</h3>{content}</div>"


def head(manifest: Manifest, figures: Figures) -> str:
    """Return the title and the numbers one looks for first."""
    tiles = {
        "articles": manifest.rows["articles"],
        "publishers": len(manifest.publishers),
        "earlier revisions": manifest.rows["revisions"],
        "near-duplicates": figures.duplicates,
        "quarantined": manifest.rows["quarantine"],
        "captures": manifest.rows["captures"],
    }
    items = "".join(f"<li><b>{count:,}</b>{escape(name)}" for name, count in tiles.items())
    return (
        f"<header><p class=note>Broadsheet release</p><h1>{escape(manifest.version)}</h1>"
        f"<p>News articles from captures of {manifest.first_capture:%Y-%m-%d} to "
        f"{manifest.last_capture:%Y-%m-%d}. Schema {escape(manifest.schema_version)}.</p>"
        f"<ul class=tiles>{items}</ul></header>"
    )


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


def articles(manifest: Manifest, figures: Figures) -> str:
    """Return the articles over time, by publisher and by what kind they are."""
    return section(
        "Articles",
        part("By time of publication", timeline(figures.days)),
        "<div class=pair>",
        part("By publisher", bars(by_count(manifest.publishers), "publisher")),
        "<div>",
        part("By language", bars(figures.languages, "language")),
        part("By kind", bars(figures.kinds, "kind")),
        part("Precision of the publication time", bars(figures.precisions, "precision")),
        part("Text withheld", bars(figures.withheld, "reason")),
        "</div></div>",
    )


def quarantine(figures: Figures) -> str:
    """Return why rows are in quarantine or flagged."""
    return section(
        "Quarantine and flags",
        "<div class=pair>",
        part("Why rows are in quarantine", bars(figures.reasons, "expectation")),
        part("Flags of released rows", bars(figures.flags, "expectation")),
        "</div>",
    )


def delta(manifest: Manifest, figures: Figures) -> str:
    """Return what differs from the version before."""
    against = f"Against {manifest.previous}." if manifest.previous else "This is the first version."
    told = [part(table.capitalize(), bars(own, "change")) for table, own in figures.changes.items()]
    return section("What changed", f"<p>{escape(against)}</p>", *told)


def checks(verdict: Verdict) -> str:
    """Return the suites' results: every failed check, and every expectation with its outcome."""
    failed = [check_row(check) for check in verdict.checks if not check.success]
    word = "passed" if verdict.success else "was refused"
    return section(
        "Checks",
        f"<p>The release {word}: {len(verdict.checks):,} checks, {len(failed):,} failed.</p>",
        table(FAILED_HEADS, failed) if failed else "",
        f"<details><summary>All expectations</summary>{suites(verdict)}</details>",
    )


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
    return table(("level", "expectation", "severity", "expected", "held in", "rows"), rows)


def failing(group: list[Check]) -> int:
    """Return how many rows failed the checks of *group*."""
    return sum(check.failing for check in group)


def sources(manifest: Manifest) -> str:
    """Return what the release was made from and with."""
    tables = [(name, f"{count:,}") for name, count in manifest.rows.items()]
    inputs = sorted(manifest.inputs.items())
    libraries = ", ".join(f"{name} {version}" for name, version in manifest.libraries.items())
    return section(
        "Made of",
        "<div class=pair>",
        part("Tables", table(("table", "rows"), tables)),
        part("Inputs", table(("input", "SHA-256"), [(name, sha[:16]) for name, sha in inputs])),
        "</div>",
        f"<footer><p>Code <code>{escape(manifest.code)}</code>. {escape(libraries)}.</p></footer>",
    )
