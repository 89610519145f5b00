"""What is kept out of the articles, as text: two lines each and counts, or one explained."""

import json
import shlex
from collections.abc import Iterator, Sequence

from pipelines.released.quarantine import Explained, KeptOut, Reason, by_reason

LONGEST = 300  # characters of a value: enough to see what is wrong with it


def listed(rows: Sequence[KeptOut]) -> Iterator[str]:
    """Yield the lines of a list: the rows, then how many are kept out for each reason."""
    for row in rows:
        yield f"{row.id}  {row.publisher}  {row.headline or row.url}"
        detail = f": {row.detail}" if row.detail else ""
        yield f"    {row.state}: {', '.join(row.reasons)}{detail}"
    if not rows:
        yield "nothing is kept out"
        return
    yield f"\n{len(rows):,} kept out, by reason:"
    for reason, count in by_reason(rows).items():
        yield f"{count:>7,}  {reason}"


def told(found: Explained) -> Iterator[str]:
    """Yield the lines that explain why one row or capture is kept out."""
    row = found.kept_out
    revision = f", revision {row.revision}" if row.revision else ""
    yield f"{row.id}{revision}: {row.state}"
    yield f"publisher  {row.publisher}"
    yield f"url        {row.url}"
    if row.headline:
        yield f"headline   {row.headline}"
    for reason in found.reasons:
        yield from reason_lines(reason)
    if not found.reasons:
        yield f"reason     {', '.join(row.reasons)}{f': {row.detail}' if row.detail else ''}"
    for capture in found.captures:
        yield from capture_lines(capture)


def reason_lines(reason: Reason) -> Iterator[str]:
    """Yield the lines of one reason."""
    yield f"reason     {reason.name}"
    yield f"  expected {f'of {reason.column}: ' if reason.column else ''}{reason.expected}"
    if reason.column:
        yield f"  found    {short(reason.value)}"
    for one in reason.evidence:
        raw = f": {short(one['raw'])}" if one["raw"] is not None else ""
        yield f"  evidence {one['method']}, {one['confidence']:.2f}{raw}"


def capture_lines(capture: dict[str, object]) -> Iterator[str]:
    """Yield the lines of one capture, with the command that shows what becomes of it."""
    place = f"data/captures/{capture['warc_file']}"
    yield (
        f"capture    {place}, record {capture['warc_record']} at byte {capture['warc_offset']}, "
        f"{capture['fetched_at']:%Y-%m-%dT%H:%M:%SZ}"
    )
    yield f"  address  {capture['target_uri']}"
    command = ["broadsheet", "extract", place, "--url", str(capture["target_uri"]), "--explain"]
    yield f"  look     {shlex.join(command)}"


def short(value: object) -> str:
    """Return *value* as JSON, cut where it is long.

    >>> short("x" * 400)[-12:]
    'xxxxxxxx ...'
    """
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."
