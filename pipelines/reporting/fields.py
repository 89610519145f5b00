"""The columns of a row -> a table of their values, each with the evidence that it came from."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from pipelines.reporting.markup import cut, moment, outer, text
from pipelines.reporting.pictures import whole_table
from pipelines.reporting.shown import Row
from schemas.columns import Field, Record, columns_of

BESIDE = ("body", "text")  # stand on the page already
MOST_VALUES = 25  # of a list
NONE = "<span class=none>none</span>"


def field_table(row: Row, model: type[Record]) -> str:
    """Return every column of *row*, which is a *model*, with its value and its evidence."""
    evidence: dict[str, list[Row]] = defaultdict(list)
    for one in row["provenance"]:
        evidence[one["field"]].append(one)
    columns = [one for one in columns_of(model) if one.name != "provenance"]
    others = sorted(evidence.keys() - {one.name for one in columns})
    lines = [
        f'<tr><th scope=row title="{text(one.column.doc)}">{one.name}'
        f"<td>{own_value(row, one)}<td>{evidence_list(evidence[one.name])}"
        for one in columns
    ]
    lines += [
        f"<tr><th scope=row>{cut(name)}<td>{NONE}<td>{evidence_list(evidence[name])}"
        for name in others
    ]
    return whole_table("Fields and their evidence", ("field", "value", "evidence"), lines, "fields")


def own_value(row: Row, one: Field) -> str:
    """Return the value of the column *one*; of what stands on the page how long it is."""
    found = row[one.name]
    if one.name in BESIDE and found:
        return f"{len(found):,} {'blocks' if one.is_list else 'characters'}, beside"
    return value(found)


def value(found: Any) -> str:
    """Return a value of any column as HTML."""
    if found is None or found in ("", []):
        return NONE
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, datetime | date):
        return moment(found)
    if isinstance(found, list):
        rest = len(found) - MOST_VALUES
        more = f"<li class=note>and {rest:,} more" if rest > 0 else ""
        items = "".join(f"<li>{value(one)}" for one in found[:MOST_VALUES])
        return f"<ul class=values>{items}{more}</ul>"
    if isinstance(found, dict):
        parts = {name: own for name, own in found.items() if own not in (None, "", [])}
        lines = (f"<span><i>{text(name)}</i> {value(own)}</span>" for name, own in parts.items())
        return "<span class=parts>" + " ".join(lines) + "</span>" if parts else NONE
    return f"<span dir=auto>{outer(found)}</span>" if isinstance(found, str) else text(str(found))


def evidence_list(found: list[Row]) -> str:
    """Return pieces of evidence: what kind, how sure, and what the page has."""
    if not found:
        return "<span class=none>–</span>"
    items = "".join(
        f"<li><b>{cut(one['method'])}</b> <span class=sure>{one['confidence']:.2f}</span>"
        + (f" <q dir=auto>{cut(one['raw'])}</q>" if one.get("raw") else "")
        for one in found[:MOST_VALUES]
    )
    rest = len(found) - MOST_VALUES
    return (
        f"<ul class=evidence>{items}{f'<li class=note>and {rest:,} more' if rest > 0 else ''}</ul>"
    )
