"""A file of web addresses, one a line, to the publishers whose pages they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.kinds import ImportFileError, kind_of_file
from spiders.addresses import host_of_url, web_address, without_login
from spiders.publisher import Publisher, publisher_for, registered_domain, undeclared

LONGEST = 64 << 20  # bytes: half a million addresses
COMMENT = "#"
SCHEMES = ("http://", "https://")


@dataclass(frozen=True)
class Named:
    """The publishers of named addresses, and the addresses by key of publisher, in their order."""

    publishers: tuple[Publisher, ...]
    addresses: Mapping[str, tuple[str, ...]]


def listed_addresses(path: Path) -> tuple[str, ...] | None:
    """Return the addresses in the file *path*, None if it is no list of addresses.

    It is one if its first line is an address; empty lines and those that begin with `#` say
    nothing. Raises ImportFileError where another line is none.
    """
    if not path.is_file():
        return None
    with path.open("rb") as file:
        start = file.read(1 << 16).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if not next(lines_of(start.splitlines()), (0, ""))[1].lower().startswith(SCHEMES):
        return None
    if kind_of_file(path, str(path)).name != "text":
        return None
    if path.stat().st_size > LONGEST:
        raise ImportFileError(f"{path}: a list of more than {LONGEST >> 20} MB: split it")
    text = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return tuple(
        address(line, f"{path}: line {number}") for number, line in lines_of(text.splitlines())
    )


def lines_of(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, each with its number, from 1."""
    for number, line in enumerate(lines, 1):
        if (said := line.strip()) and not said.startswith(COMMENT):
            yield number, said


def address(line: str, where: str) -> str:
    """Return the address in *line*. Raises ImportFileError, which says *where*."""
    found = web_address(without_login(line)) if line.lower().startswith(SCHEMES) else None
    if found is None:
        raise ImportFileError(f"{where}: {without_login(line)[:200]!r} is not a web address")
    return str(found._replace(fragment=None))


def named(urls: Iterable[str], declared: Mapping[str, Publisher]) -> Named:
    """Return whose pages *urls* are: those of the *declared*, else of a registered domain."""
    found: dict[str, Publisher] = {}
    addresses = defaultdict[str, list[str]](list)
    for url in urls:
        host = host_of_url(url)
        publisher = publisher_for(host, (*found.values(), *declared.values()))
        publisher = publisher or undeclared(registered_domain(host), declared)
        found[publisher.key] = publisher
        addresses[publisher.key].append(url)
    return Named(tuple(found.values()), {key: tuple(some) for key, some in addresses.items()})
