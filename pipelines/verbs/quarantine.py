"""`broadsheet quarantine`: what is kept out of the articles, and why."""

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from expectations.narrow import promises_of
from pipelines.released import HELD, KeptOut, explained, kept_out, listed, publishers_in, told
from pipelines.running import checkout
from schemas.errors import BroadsheetError, Exit
from schemas.nearest import did_you_mean
from schemas.printable import printable
from spiders.publisher import declared_publishers, known_key


def run(options: Namespace) -> int:
    """List what is kept out, or explain what is under one name; print it as text or as JSON."""
    folder = options.source or checkout() / "data/release"
    if options.publisher is not None:
        known_key(options.publisher, publishers_in(folder) | declared_publishers().keys())
    if options.name:
        reasons = explained(folder, options.name)
        text = "\n\n".join("\n".join(told(one)) for one in reasons)
        print(printable(as_json(reasons) if options.json else text))
    else:
        found = list(kept_out(folder))
        refuse_unknown_reason(options.reason, found)
        rows = [one for one in found if is_wanted(one, options)]
        print(printable(as_json(rows) if options.json else "\n".join(listed(rows))))
    return Exit.OK


def refuse_unknown_reason(reason: str | None, rows: Iterable[KeptOut]) -> None:
    """Raise BroadsheetError if nothing is, or could be, kept out for *reason*."""
    known = {one for row in rows for one in row.reasons} | {one.name for one in promises_of()}
    if reason is not None and reason not in known:
        raise BroadsheetError(f"{reason}: no such reason{did_you_mean(reason, known)}")


def is_wanted(row: KeptOut, options: Namespace) -> bool:
    """Return whether *row* is of the publisher, the reason and the state that are asked for."""
    return (
        options.publisher in (None, row.publisher)
        and (options.reason is None or options.reason in row.reasons)
        and (not options.held or row.state == HELD)
    )


def as_json(rows: Sequence[BaseModel]) -> str:
    """Return *rows* as a JSON list."""
    return json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False, indent=1)
