"""A verdict and what a crawl brought, as Markdown: the answer, why, then what to look at.

It goes into a pull request, whose comments hold 65,536 characters: no list is longer than SHOWN.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipelines.describing import markdown
from pipelines.released.check import Report
from pipelines.released.review import PublisherReview, WorstRow
from schemas.verdict import Check, Verdict

SHOWN = 40  # lines of one table
COLUMNS = 4  # of a publisher's fill


def summary(report: Report) -> str:
    """Return what a reviewer reads, first to last."""
    failed = [check for check in report.checks if not check.success]
    review = report.review
    parts = (
        f"# {answer(report)}\n\n{facts(report, len(failed))}\n",
        *(f"\nWarning: {markdown(note)}\n" for note in report.notes),
        checks("Why it must not land", [one for one in failed if one.stops]),
        held(report),
        checks("What those failed", [one for one in failed if one.holds]),
        publishers(review.publishers),
        headlines(review.publishers),
        checks("Worth a look", [one for one in failed if is_worth_a_look(one)]),
        worst(review.worst),
        waivers(report),
        checks("Rows, by what they break", [one for one in failed if one.level == "row"]),
    )
    return "".join(parts)


def facts(report: Report, failed: int) -> str:
    """Return the counts in a line: with what it is compared, what is new, what it took."""
    new = sum(one.new for one in report.review.publishers)
    took = ", ".join(f"{stage} {seconds:.0f} s" for stage, seconds in report.seconds.items())
    return (
        f"Compared with {markdown(report.compared)}: {new:,} new articles; "
        f"{len(report.checks):,} expectations, {failed} not met."
        + (f" The last build took: {took}." if took else "")
    )


def answer(verdict: Verdict) -> str:
    """Return the verdict in a line."""
    if not verdict.success:
        return "This crawl must not land."
    if not verdict.held:
        return "This crawl may land."
    waiting = ", ".join(sorted({markdown(one.publisher) for one in verdict.held}))
    count = sum(one.captures for one in verdict.held)
    return f"This crawl may land without {waiting}: {count:,} new captures held back."


def is_worth_a_look(check: Check) -> bool:
    """Return whether it is about more than a row, and keeps nothing from landing."""
    return check.level != "row" and not check.stops and not check.holds


def held(verdict: Verdict) -> str:
    """Return what waits, and why."""
    rows = [(one.publisher, one.crawl, one.reason, one.captures) for one in verdict.held]
    return table("Held back", ("publisher", "crawl", "why", "captures"), rows)


def publishers(reviews: Sequence[PublisherReview]) -> str:
    """Return the publishers with counts before and after; those that brought nothing in a line."""
    brought = [one for one in reviews if one.new or one.changed or one.removed]
    order = sorted(brought, key=lambda one: (-one.removed, -one.new, one.publisher))
    rows = [
        (one.publisher, one.before, one.now, delta(one), ", ".join(arrows(one)), state(one))
        for one in order
    ]
    head = ("publisher", "before", "now", "delta", "fill of what is new", "")
    quiet = [one.publisher for one in reviews if one not in brought]
    told = f"\nNothing new: {listed(quiet)}.\n" if quiet else ""
    return table("Publishers", head, rows) + told


def delta(one: PublisherReview) -> str:
    """Return added, changed and removed articles in short."""
    signs = (("+", one.new), ("~", one.changed), ("-", one.removed))
    return " ".join(f"{sign}{count:,}" for sign, count in signs if count)


def state(one: PublisherReview) -> str:
    """Return the word for a publisher that is not as the others."""
    if not one.before:
        return "new"
    return "gone" if not one.now else "" if one.new else "no new articles"


def arrows(one: PublisherReview) -> Iterator[str]:
    """Yield the columns whose fill moved furthest, with where to."""
    for name, (before, now) in list(one.fill.items())[:COLUMNS]:
        yield f"{name} {before:.0%} {'↗' if now > before else '↘'} {now:.0%}"


def headlines(reviews: Sequence[PublisherReview]) -> str:
    """Return some headlines of what is new."""
    rows = [(one.publisher, *one.headlines, "", "")[:4] for one in reviews if one.headlines]
    return table("Headlines", ("publisher", "one", "another", "a third"), rows)


def worst(rows: Sequence[WorstRow]) -> str:
    """Return the rows with the most problems, each with its capture."""
    told = [
        (
            "quarantined" if one.is_quarantined else "flagged",
            one.url or one.article_id,
            ", ".join(one.problems),
            f"{one.warc_file} {one.warc_record_id}",
        )
        for one in rows
    ]
    return table("The worst rows", ("", "article", "what it breaks", "capture"), told)


def waivers(verdict: Verdict) -> str:
    """Return what a person let through, and what no longer is."""
    head = ("publisher", "check", "until", "why")
    names = (("Waivers in force", verdict.waivers), ("Waivers that ended", verdict.expired))
    return "".join(
        table(title, head, [(one.publisher, one.check, one.until, one.why) for one in some])
        for title, some in names
    )


def checks(title: str, some: Iterable[Check]) -> str:
    """Return checks as a table."""
    head = ("where", "expectation", "column", "expected", "found")
    rows = [
        (one.scope, one.expectation, one.column or "", one.expected, one.observed) for one in some
    ]
    return table(title, head, rows)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return *rows* as a Markdown table under *title*; nothing if there are none."""
    if not rows:
        return ""
    shown = "".join(
        "| " + " | ".join(markdown(text_of(value)) for value in row) + " |\n"
        for row in rows[:SHOWN]
    )
    rest = f"\n{len(rows) - SHOWN:,} more.\n" if len(rows) > SHOWN else ""
    rule = "|---" * len(head) + "|\n"
    return f"\n## {title}\n\n| {' | '.join(head)} |\n{rule}{shown}{rest}"


def text_of(value: object) -> str:
    """Return *value* as a cell shows it."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def listed(names: Sequence[str]) -> str:
    """Return *names*, so far as they are few."""
    shown = ", ".join(map(markdown, names[:SHOWN]))
    return f"{shown} and {len(names) - SHOWN:,} more" if len(names) > SHOWN else shown
