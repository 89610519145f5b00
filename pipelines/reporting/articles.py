"""One article, or one row in quarantine -> its page: blocks, evidence, capture, differences."""

import shlex
from collections.abc import Iterator
from itertools import pairwise

from pipelines.reporting.differences import difference
from pipelines.reporting.fields import field_table
from pipelines.reporting.markup import (
    cut,
    facts,
    file_name,
    in_language,
    link,
    moment,
    outer,
    page,
    text,
)
from pipelines.reporting.shown import Row, Shown
from schemas.edition import tables_in
from schemas.release import Edition

MOST_BLOCKS = 400
TAGS = {"subheading": "h3", "quote": "blockquote", "caption": "p"}


def path_of(row: Row) -> str:
    """Return the path of a row's page, below the report."""
    if "reasons" in row:
        return f"quarantine/{file_name(row['article_id'])}-{row['revision']}.html"
    return f"articles/{file_name(row['article_id'])}.html"


def article_pages(found: Shown, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each article's page, in the order of the list; they are the
    same in every version in which the article and its neighbours are.
    """
    for table, rows in (("articles", found.articles), ("quarantine", found.quarantine)):
        model = tables_in(edition)[table].row
        for place, row in enumerate(rows):
            near = (
                rows[place - 1] if place else None,
                rows[place + 1] if place + 1 < len(rows) else None,
            )
            main = (
                f"<article>{head(row)}<div class=beside>{story(row)}{capture(row, found)}</div>"
                f"{differences(row, found)}"
                f"<section><h2>Fields</h2>{field_table(row, model)}</section></article>"
                f"{neighbours(*near)}"
            )
            path = path_of(row)
            yield path, page(row["headline"] or row["url"], "", path, main)


def head(row: Row) -> str:
    """Return the headline, who wrote it and when, and what is wrong with it."""
    names = ", ".join(one["name"] for one in row.get("authors", []))
    byline = row.get("byline") or names
    by = f"<p class=byline dir=auto>{cut(byline)}</p>" if byline else ""
    told = [f"<li class=reason>{cut(one)}" for one in row.get("reasons", [])]
    told += [f"<li class=flag>{cut(one)}" for one in row["flags"]]
    chips = f"<ul class=chips aria-label='Reasons and flags'>{''.join(told)}</ul>" if told else ""
    publisher = link(f"../publishers/{file_name(row['publisher'])}.html", row["publisher"])
    place = f"{text(row['dateline'])} · " if row["dateline"] else ""
    return (
        f"<header><p class=kicker>{publisher} · {text(row['kind'])} · {text(row['language'])}"
        f"{' · in quarantine' if 'reasons' in row else ''}</p>"
        f"<h1 {in_language(row['language'])}>{cut(row['headline'] or 'Without a headline')}</h1>"
        f"{by}<p class=note>{place}"
        f"{moment(row['published_at'], row['published_precision'])} · revision {row['revision']} · "
        f"{row['word_count']:,} words</p>{chips}</header>"
    )


def story(row: Row) -> str:
    """Return the blocks of the story, each with its role beside it."""
    heading = "<section class=story><h2>Story</h2>"
    if reason := row["rights"]["text_withheld"]:
        why = f"Its text is withheld: {text(reason)}."
        return f"{heading}<p class=none>{why}</p></section>"
    if "body" not in row:
        return f"{heading}<p class=none>This edition holds no text.</p></section>"
    lines = "".join(block(one) for one in row["body"][:MOST_BLOCKS])
    rest = len(row["body"]) - MOST_BLOCKS
    more = f"<p class=note>and {rest:,} blocks more</p>" if rest > 0 else ""
    shown = lines or "<p class=none>It has no text.</p>"
    return (
        f"{heading}<div class=blocks {in_language(row['language'])}>{shown}</div>{more}</section>"
    )


def block(one: Row) -> str:
    """Return one block of the body."""
    tag = TAGS.get(one["role"], "p")
    role = text(one["role"])
    label = role.replace("_", " ")
    return (
        f'<div class="block {role}"><span class=role lang=en dir=ltr>{label}</span>'
        f"<{tag} dir=auto>{cut(one['text'])}</{tag}></div>"
    )


def capture(row: Row, found: Shown) -> str:
    """Return where the capture is that the row was read from, and how it is looked at."""
    ledger = found.capture_of(row)
    pairs = [
        ("address", outer(row["target_uri"])),
        ("captured", moment(row["fetched_at"])),
        ("WARC file", f"<code>{cut(row['warc_file'])}</code>"),
        ("record", f"<code>{cut(row['warc_record_id'])}</code>"),
    ]
    if ledger is not None:
        answer = f"{ledger['http_status'] or 'none'}, {ledger['content_type']}"
        pairs += [
            ("at byte", f"{ledger['warc_offset']:,}, record {ledger['warc_record']:,}"),
            ("answer", cut(answer)),
        ]
    pairs.append(("digest", f"<code>{cut(row['payload_digest'])}</code>"))
    command = f"broadsheet why {shlex.quote(row['url'])} headline"
    return (
        f"<aside class=capture aria-label=Capture><h2>Capture</h2>{facts(pairs)}<p class=note>"
        "A release holds no captured pages. Where they are, this shows where the page says it, "
        f"of any column:</p><p><code class=command>{cut(command)}</code></p></aside>"
    )


def differences(row: Row, found: Shown) -> str:
    """Return what differs from the revision before each, and from the article it nearly is."""
    if "reasons" in row:
        return ""
    key, rows = row["article_id"], found.by_id
    parts = [*revisions(row, found.revisions.get(key, []))]
    original = rows.get(row["cluster_id"])
    if row["cluster_role"] == "duplicate":
        name = f"Near-duplicate, {row['similarity']:.1%} alike"
        if original is None:
            parts.append(f"<h3>{name}</h3><p>Of <code>{text(row['cluster_id'])}</code>.</p>")
        else:
            of = link(
                f"{file_name(row['cluster_id'])}.html", original["headline"] or original["url"]
            )
            parts.append(
                f"<h3>{name}</h3><p>Of {of} <span class=note>{text(original['publisher'])}</span>, "
                f"from which it differs so:</p>{difference(original, row)}"
            )
    if twins := [rows[one] for one in found.chosen.members.get(key, [])[1:] if one in rows]:
        items = "".join(
            f"<li>{link(file_name(one['article_id']) + '.html', one['headline'] or one['url'])} "
            f"<span class=note>{text(one['publisher'])}, {one['similarity']:.0%} alike</span>"
            for one in twins
        )
        parts.append(f"<h3>Near-duplicates of it</h3><ul class=stories>{items}</ul>")
    told = "".join(parts)
    return f"<section id=differences><h2>Differences</h2>{told}</section>" if told else ""


def revisions(row: Row, earlier: list[Row]) -> Iterator[str]:
    """Yield what each of the newest revisions changed of the one before."""
    own = [row, *earlier]
    for now, before in pairwise(own):
        yield (
            f"<h3>Revision {now['revision']}, after revision {before['revision']}</h3>"
            f"<p class=note>Captured {moment(before['fetched_at'])}, then "
            f"{moment(now['fetched_at'])}.</p>{difference(before, now)}"
        )


def neighbours(newer: Row | None, older: Row | None) -> str:
    """Return the links to the next pages of the same list."""
    parts = [
        f'<a rel={rel} href="../{path_of(row)}">{arrow} <span dir=auto>'
        f"{cut(row['headline'] or row['url'])}</span></a>"
        for rel, arrow, row in (("prev", "Newer:", newer), ("next", "Older:", older))
        if row is not None
    ]
    return f"<nav class=neighbours aria-label=Neighbours>{''.join(parts)}</nav>" if parts else ""
