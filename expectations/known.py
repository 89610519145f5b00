"""What is known beside the rows -> columns laid beside them, for rules that ask more than a row.

A rule reads them like any other column. Where nothing is known they are null, and a rule breaks on
nothing that is null.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import numpy as np
import pyarrow as pa

from expectations.promises import unchunked

OTHER_SIGNS = re.compile(r"[\W_]+")
NAMES, DOMAINS, UNTIL, RELEASED = "known names", "known domains", "known until", "known released"
TYPES = {
    NAMES: pa.list_(pa.string()),
    DOMAINS: pa.list_(pa.string()),
    UNTIL: pa.timestamp("us", "UTC"),
    RELEASED: pa.bool_(),
}


class Declared(Protocol):
    """A site's facts, as far as its rows are asked about them."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def domains(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Known:
    """Names and domains by publisher's key, and the moment by which all crawls had ended.

    *is_released* says that the rows are those of a release, where what is withheld is gone.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    until: datetime | None = None
    is_released: bool = False


def known_of(publishers: Iterable[Declared], until: datetime | None) -> Known:
    """Return what is known where *publishers* are declared and nothing was fetched after *until*.

    The first of two with one key counts.
    """
    found = {one.key: one for one in reversed(list(publishers))}
    names = {key: one.name for key, one in found.items()}
    return Known(names, {key: one.domains for key, one in found.items()}, until)


def with_known(rows: pa.Table, known: Known) -> pa.Table:
    """Return *rows* with what is *known* beside them.

    A publisher that nobody declared has its registered domain for a key, which is all of it.
    """
    keys = unchunked(rows["publisher"]).dictionary_encode()
    each = keys.dictionary.to_pylist()
    domains = [known.domains.get(key) or ((key,) if "." in key else None) for key in each]
    names = [
        names_of(known.names.get(key), own or ()) or None
        for key, own in zip(each, domains, strict=True)
    ]
    found = {
        NAMES: pa.array(names, TYPES[NAMES]).take(keys.indices),
        DOMAINS: pa.array(domains, TYPES[DOMAINS]).take(keys.indices),
        UNTIL: pa.repeat(pa.scalar(known.until, TYPES[UNTIL]), len(rows)),
        RELEASED: pa.repeat(pa.scalar(known.is_released or None, TYPES[RELEASED]), len(rows)),
    }
    for name, values in found.items():
        rows = rows.append_column(name, values)
    return rows


def known(rows: pa.Table, name: str) -> pa.ChunkedArray | pa.Array:
    """Return one of the columns that `with_known` lays beside *rows*; nulls if it did not."""
    return rows[name] if name in rows.column_names else pa.nulls(len(rows), TYPES[name])


def known_of_each(rows: pa.Table, name: str) -> list[tuple[str, ...]]:
    """Return for each of *rows* the names or domains that `with_known` lays beside it, if any."""
    keys = unchunked(rows["publisher"]).dictionary_encode().indices.fill_null(-1).to_numpy()
    _, firsts, place = np.unique(keys, return_index=True, return_inverse=True)
    found = [tuple(one or ()) for one in known(rows, name).take(pa.array(firsts)).to_pylist()]
    return [found[number] for number in place.tolist()]


def names_of(name: str | None, domains: tuple[str, ...]) -> list[str]:
    """Return the letters of all that a site is called: its name, and its domains.

    >>> names_of("The Times", ("thetimes.example",))
    ['thetimes', 'thetimesexample']
    """
    called = [name or "", *domains, *(domain.split(".")[0] for domain in domains)]
    return sorted({letters(one) for one in called} - {""})


def is_called(text: str, names: tuple[str, ...]) -> bool:
    """Whether *text* is one of *names*, which are letters; with more signs than those it is none.

    >>> is_called("THE TIMES", ("thetimes",)), is_called("The Times are changing", ("thetimes",))
    (True, False)
    """
    return any(len(text) <= 2 * len(name) for name in names) and letters(text) in names


def letters(text: str) -> str:
    """Return the letters and digits of *text*, in one case."""
    return OTHER_SIGNS.sub("", text.casefold())
