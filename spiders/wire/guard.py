"""Which addresses may be connected to: public ones, and those `BROADSHEET_ALLOW` names.

`BROADSHEET_ALLOW` is a comma list. `127.0.0.1:8000` allows that address and port although it is
not public. `courier.example=127.0.0.1:8000` besides sends every request for the host
`courier.example` there, so that a test site keeps its own name in the captures.
"""

import ipaddress
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from schemas.errors import BroadsheetError
from spiders.wire.ranges import is_special

Address = tuple[str, int]  # numeric IP address and port


class AddressRefusedError(Exception):
    """A host that may not be connected to: names the host and where it leads."""


@dataclass(frozen=True)
class Allow:
    """What may be connected to besides public addresses."""

    addresses: frozenset[Address] = frozenset()
    hosts: Mapping[str, Address] = field(default_factory=dict)

    @classmethod
    def parsed(cls, text: str) -> "Allow":
        """Return what *text*, in the form of `BROADSHEET_ALLOW`, allows.

        >>> Allow.parsed("a.example=127.0.0.1:8000").hosts
        {'a.example': ('127.0.0.1', 8000)}
        """
        addresses, hosts = set(), {}
        for entry in filter(None, (part.strip() for part in text.split(","))):
            name, _, place = entry.rpartition("=")
            address = numeric_address(place, entry)
            addresses.add(address)
            if name:
                hosts[name.lower()] = address
        return cls(frozenset(addresses), hosts)

    @classmethod
    def of_environment(cls) -> "Allow":
        """Return what the environment of this process allows."""
        return cls.parsed(os.environ.get("BROADSHEET_ALLOW", ""))

    def names(self, host: str) -> bool:
        """Return whether *host* is one of ours: no stranger is troubled by a crawl of it."""
        return host.lower() in self.hosts or any(host == address for address, _ in self.addresses)


def numeric_address(place: str, entry: str) -> Address:
    """Return `host:port` as an address; names are refused, because they can change."""
    host, _, port = place.rpartition(":")
    host = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        return str(ipaddress.ip_address(host)), int(port)
    except ValueError as error:
        raise BroadsheetError(
            f"BROADSHEET_ALLOW: {entry!r} is not ADDRESS:PORT or NAME=ADDRESS:PORT"
        ) from error


def is_public(address: str) -> bool:
    """Return whether anyone on the internet may be meant by the numeric *address*.

    An IPv6 address that leads to an IPv4 one (mapped, NAT64, 6to4) is judged by that; one with a
    zone (`fe80::1%eth0`) is of a link.

    >>> is_public("93.184.216.34"), is_public("::ffff:10.0.0.1")
    (True, False)
    """
    return "%" not in address and not is_special(ipaddress.ip_address(address))


def permitted(host: str, port: int, found: Iterable[str], allow: Allow) -> list[Address]:
    """Return those of the numeric addresses *found* for *host* that may be connected to.

    Raises AddressRefusedError if there is none.
    """
    found = list(found)
    good = [
        (address, port)
        for address in found
        if (address, port) in allow.addresses or is_public(address)
    ]
    if not good:
        raise AddressRefusedError(f"{host}:{port} leads to {', '.join(found)}: not public")
    return good
