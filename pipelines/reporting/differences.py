"""Two versions of a story -> what differs, in blocks and then in words; the page of them all."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipelines.reporting.chosen import MOST_CLUSTERS, MOST_REVISED
from pipelines.reporting.markup import cut, file_name, link, page, text
from pipelines.reporting.shown import Row, Shown
from schemas.content import UNSPACED_LETTER

MOST_BLOCKS = 300  # more are compared no further: the time grows with the square
MOST_WORDS = 150  # of a block, as well
MOST_LINES = 30  # that are compared in words
ALIKE = 0.5  # blocks with less in common are shown as one that went and one that came
UNSPACED = UNSPACED_LETTER.pattern
WORDS = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+\s*|\W")  # words with what parts them


def difference(before: Row, now: Row) -> str:
    """Return what differs of the headline and the blocks; what stayed is left out."""
    if "body" not in now:
        return "<p class=none>This edition holds no text.</p>"
    withheld = [row for row in (before, now) if row["rights"]["text_withheld"]]
    old, new = lines_of(before), lines_of(now)
    parts = list(changed_lines(old, new)) if old != new else []
    if withheld:
        parts.insert(0, "<p class=note>Text is withheld: only headlines are compared.</p>")
    if not parts:
        return "<p class=none>No word of headline, standfirst and body differs.</p>"
    return f"<div class=difference>{''.join(parts)}</div>"


def lines_of(row: Row) -> list[str]:
    """Return the headline, the standfirst and the blocks of a row."""
    blocks = [block["text"] for block in row["body"][:MOST_BLOCKS]]
    head = [row["headline"] or "", row["dek"] or ""]
    return [one for one in (*head, *blocks) if one]


def changed_lines(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield each line that differs, as HTML; between two of them how many stayed."""
    compared = 0
    for kind, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield f"<p class=same>{j - i:,} the same</p>"
            continue
        pairs = min(j - i, m - k, MOST_LINES - compared)
        compared += pairs
        for old, new in zip(before[i : i + pairs], now[k : k + pairs], strict=True):
            yield from changed_words(old, new)
        yield from map(went, before[i + pairs : j])
        yield from map(came, now[k + pairs : m])


def changed_words(old: str, new: str) -> Iterator[str]:
    """Yield one line with the words that went and came; two, where little stayed."""
    a, b = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if max(len(a), len(b)) > MOST_WORDS or matcher.ratio() < ALIKE:
        yield went(old)
        yield came(new)
        return
    parts = ""
    for kind, i, j, k, m in matcher.get_opcodes():
        gone, new_words = text("".join(a[i:j])), text("".join(b[k:m]))
        if kind == "equal":
            parts += gone
            continue
        parts += f"<del>{gone}</del>" if gone else ""
        parts += f"<ins>{new_words}</ins>" if new_words else ""
    yield f"<p dir=auto>{parts}</p>"


def went(line: str) -> str:
    """Return a line that is no more."""
    return f"<p dir=auto><del>{cut(line)}</del></p>"


def came(line: str) -> str:
    """Return a line that was not there."""
    return f"<p dir=auto><ins>{cut(line)}</ins></p>"


def differences_page(version: str, found: Shown, duplicates: int) -> str:
    """Return the page of near-duplicates and of revised articles, each a link to its difference."""
    rows = found.by_id
    clusters = "".join(
        f"<li>{story(rows[key])}<ul>"
        + "".join(f"<li>{story(rows[one])}" for one in ids[1:] if one in rows)
        + more(len(found.chosen.clusters[key]) - len(ids) + 1)
        + "</ul>"
        for key, ids in found.chosen.members.items()
        if key in rows
    )
    revised = "".join(
        f"<li>{story(row)}" for row in found.articles if row["article_id"] in found.revisions
    )
    main = (
        "<h1>Differences</h1><p class=lead>Stories that were printed twice, and stories that were "
        "changed after they were printed.</p>"
        f"<section><h2>Near-duplicates</h2><p class=note>Articles that nearly are "
        f"another: {duplicates:,}. Clusters shown: {len(found.chosen.clusters):,}, at most "
        f"{MOST_CLUSTERS}, the first by their ids. The page of each article says what differs.</p>"
        f"{stories(clusters)}</section>"
        f"<section><h2>Revised articles</h2><p class=note>At most {MOST_REVISED}, beside those of "
        f"the sample that were revised.</p>{stories(revised)}</section>"
    )
    return page("Differences", version, "differences.html", main)


def stories(items: str) -> str:
    """Return *items* as a list."""
    return f"<ul class=stories>{items}</ul>" if items else "<p class=none>None.</p>"


def more(count: int) -> str:
    """Return the line that says how many members of a cluster are not shown."""
    return f"<li class=note>and {count:,} more" if count > 0 else ""


def story(row: Row) -> str:
    """Return the line of one article: a link to its page, and what tells it from others."""
    name = row["headline"] or row["url"]
    tail = f", {row['similarity']:.0%} alike" if row["cluster_role"] == "duplicate" else ""
    tail += f", revision {row['revision']}" if row["revision"] > 1 else ""
    href = f"articles/{file_name(row['article_id'])}.html#differences"
    return f"{link(href, name)} <span class=note>{text(row['publisher'])}{tail}</span>"
