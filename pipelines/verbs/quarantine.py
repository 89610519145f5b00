"""`broadsheet quarantine`: what is kept out of the articles, and why."""

import json
from argparse import Namespace
from collections.abc import Sequence

from pydantic import BaseModel

from pipelines.released import HELD, KeptOut, explained, kept_out, listed, told
from pipelines.running import checkout
from schemas.errors import Exit
from schemas.printable import printable


def run(options: Namespace) -> int:
    """List what is kept out, or explain what is under one name; print it as text or as JSON."""
    folder = options.source or checkout() / "data/release"
    if options.name:
        found = explained(folder, options.name)
        text = "\n\n".join("\n".join(told(one)) for one in found)
        print(printable(as_json(found) if options.json else text))
    else:
        rows = [one for one in kept_out(folder) if is_wanted(one, options)]
        print(printable(as_json(rows) if options.json else "\n".join(listed(rows))))
    return Exit.OK


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
