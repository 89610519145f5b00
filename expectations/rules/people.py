"""Rules of who wrote a story: an author is somebody, and no line of the page beside the name."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from expectations.known import NAMES, is_called, known_of_each, letters
from expectations.rules.rule import Rule, none_of, parts, rows_without, told_of_each
from spiders.extraction.wording import is_sentence, is_time

ADDRESS = re.compile(r"\S@\S|://|\bwww\.|^\s*@\w|^[\w.-]+/[\w./-]+$", re.IGNORECASE)
STREET = re.compile(r"\d+[a-z]?,? \w+.*,|\w+ \d+[a-z]?,|,.*\b\d{4,}\b", re.IGNORECASE)
MOST_WORDS = 9  # of a name with all its parts and titles; longer ones are lines about somebody
LONGEST = 80  # characters, which cuts scripts without blanks


def author_is_named(rows: pa.Table) -> pa.Array:
    """Every author has a name of letters or figures; one without says nothing."""
    return none_of(rows, "authors", "name", lambda names: told_of_each(names, is_nameless))


def author_is_no_sentence(rows: pa.Table) -> pa.Array:
    """An author is a name: a sentence is a line from beside the byline."""
    return none_of(rows, "authors", "name", lambda names: told_of_each(names, is_line))


def author_is_no_date(rows: pa.Table) -> pa.Array:
    """An author is no date or time, which stand where names do."""
    return none_of(rows, "authors", "name", lambda names: told_of_each(names, is_dated))


def author_is_no_address(rows: pa.Table) -> pa.Array:
    """An author is no address of the web, of mail or of a street: those are for reaching one."""
    return none_of(rows, "authors", "name", lambda names: told_of_each(names, is_address))


def author_is_not_publisher(rows: pa.Table) -> pa.Array:
    """An author is not the publisher itself: where it signs, nobody is named."""
    names, owners = parts(rows, "authors", "name")
    sites = known_of_each(rows, NAMES)
    pairs = zip(names.to_pylist(), owners.tolist(), strict=True)
    is_site = [is_called(name or "", sites[row]) for name, row in pairs]
    return rows_without(len(rows), owners, pa.array(is_site, pa.bool_()))


def authors_differ(rows: pa.Table) -> pa.Array:
    """Nobody is named twice; two forms of one byline were read as two."""
    names, owners = parts(rows, "authors", "name")
    pairs = pa.table({"owner": owners, "name": pc.utf8_lower(names)})
    counted = pairs.group_by(["owner", "name"]).aggregate([([], "count_all")])
    return rows_without(len(rows), counted["owner"].to_numpy(), pc.greater(counted["count_all"], 1))


def is_nameless(name: str) -> bool:
    """Whether *name* holds neither letter nor figure.

    >>> is_nameless(" - "), is_nameless("李")
    (True, False)
    """
    return not any(map(str.isalnum, name))


def is_line(name: str) -> bool:
    """Whether *name* is a sentence, or too long for a name."""
    return is_sentence(name) or len(name.split()) > MOST_WORDS or len(name) > LONGEST


def is_dated(name: str) -> bool:
    """Whether *name* is little more than a date or a time.

    >>> is_dated("3 March 2024, 10:15"), is_dated("2024-03-03"), is_dated("Channel 4")
    (True, True, False)
    """
    digits = sum(map(str.isdigit, name))
    return is_time(name) or (digits >= 4 and 2 * digits >= len(letters(name)))


def is_address(name: str) -> bool:
    """Whether *name* is an address of the web, of mail, or of a house.

    >>> is_address("desk@courier.example"), is_address("12 Quay Street, Lannick 4021")
    (True, True)
    """
    if ADDRESS.search(name):
        return True
    return any(map(str.isdigit, name)) and bool(STREET.search(name)) and not is_dated(name)


RULES = (
    Rule(author_is_named, "authors", "critical"),
    Rule(author_is_no_sentence, "authors", "warning"),
    Rule(author_is_no_date, "authors", "warning"),
    Rule(author_is_no_address, "authors", "warning"),
    Rule(author_is_not_publisher, "authors", "warning"),
    Rule(authors_differ, "authors", "warning"),
)
