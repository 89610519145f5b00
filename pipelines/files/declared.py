"""What is declared of publishers: the parse stage writes it, as it knows the crawls' copies too."""

import json
from collections.abc import Iterable
from pathlib import Path

from schemas.publishers import Declared
from spiders.publisher import Publisher

PUBLISHERS = "publishers.json"


def declared(publisher: Publisher) -> Declared:
    """Return the facts of *publisher* that a release tells."""
    own = Declared.model_fields.keys() & Publisher.model_fields.keys()
    facts = {name: getattr(publisher, name) for name in own} | {"domains": list(publisher.domains)}
    return Declared(publisher=publisher.key, main_language=publisher.language, **facts)


def write_declared(publishers: Iterable[Publisher], parsed: Path) -> None:
    """Write the facts of *publishers* into the folder of the parse stage, if others stand there.

    Of those of one key the last counts.
    """
    found = {one.key: declared(one).model_dump() for one in publishers}
    path, text = parsed / PUBLISHERS, json.dumps(dict(sorted(found.items())), indent=1) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read_declared(parsed: Path) -> dict[str, Declared]:
    """Return what `write_declared` wrote, by key; nothing where an earlier version parsed."""
    path = parsed / PUBLISHERS
    if not path.is_file():
        return {}
    rows = json.loads(path.read_bytes())
    return {key: Declared.model_validate(facts) for key, facts in rows.items()}
