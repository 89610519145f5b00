"""Values as YAML: blocks for what holds others, JSON for the rest, which YAML includes."""

import json
from collections.abc import Iterator
from typing import Any


def yaml_text(value: dict[str, Any]) -> str:
    """Return *value* as a YAML document; what is None in it is left out.

    >>> print(yaml_text({"title": "News", "makers": [{"name": "Ada", "url": None}], "tags": []}))
    title: "News"
    makers:
      - name: "Ada"
    tags: []
    <BLANKLINE>
    """
    return "".join(f"{line}\n" for line in lines(value))


def lines(value: Any) -> Iterator[str]:
    """Yield the lines of what holds others."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is None:
                continue
            if is_block(inner):
                yield f"{key}:"
                yield from (f"  {line}" for line in lines(inner))
            else:
                yield f"{key}: {scalar(inner)}"
        return
    for inner in value:
        if not is_block(inner):
            yield f"- {scalar(inner)}"
            continue
        first, *rest = lines(inner)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)


def is_block(value: Any) -> bool:
    """Whether *value* holds others."""
    return isinstance(value, (dict, list, tuple)) and bool(value)


def scalar(value: Any) -> str:
    """Return a value that holds no others."""
    return json.dumps(value, ensure_ascii=False)
