"""The host of a web address as browsers read it: a name, IPv4 in any notation, or IPv6."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

import idna

MOST_CHARACTERS = 2_304  # DNS has room for 253, and each can be written as nine: %EF%BC%A1
FORBIDDEN = re.compile(r"[\x00-\x20#%/:<>?@\[\\\]^|\x7f]")
NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")


@lru_cache(maxsize=4096)  # the addresses of a page, and of a site, name few hosts
def host_of(text: str) -> str | None:
    """Return the host written as *text* in its one form, or None if it is none.

    >>> host_of("B%C3%BCcher.example"), host_of("0x7f.1"), host_of("[::1]")
    ('xn--bcher-kva.example', '127.0.0.1', '[::1]')
    """
    if len(text) > MOST_CHARACTERS:
        return None
    if text.startswith("["):
        return ipv6_of(text[1:-1])
    octets = unquote_to_bytes(text.encode("utf-8", "replace"))  # half a surrogate pair: "?"
    name = ascii_name(octets.decode("utf-8", "replace"))
    if not name or FORBIDDEN.search(name):
        return None
    last = name.removesuffix(".").rpartition(".")[2]
    return ipv4_of(name.removesuffix(".")) if NUMBER.fullmatch(last) else name


def ascii_name(name: str) -> str | None:
    """Return a domain *name* in lower-case ASCII (IDNA, UTS 46), or None if it has no such form."""
    try:
        mapped = name.lower() if name.isascii() else idna.uts46_remap(name, False, False)
        return ".".join(ascii_label(label) for label in mapped.split("."))
    except (idna.IDNAError, UnicodeError, IndexError):
        return None


def ascii_label(label: str) -> str:
    """Return one label in ASCII: itself, or its punycode."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()


def ipv4_of(text: str) -> str | None:
    """Return one to four *numbers* (decimal, octal, hexadecimal) as a dotted IPv4 address."""
    parts = text.split(".")
    if len(parts) > 4 or not all(NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *first, last = [number_of(part) for part in parts]
    except ValueError:
        return None
    if any(number > 255 for number in first) or last >= 256 ** (5 - len(parts)):
        return None
    value = last + sum(number * 256 ** (3 - place) for place, number in enumerate(first))
    return str(ipaddress.IPv4Address(value))


def number_of(part: str) -> int:
    """Return a number as IPv4 addresses write it; raises ValueError for an 8 or 9 in octal."""
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8 if len(part) > 1 and part[0] == "0" else 10)


def ipv6_of(text: str) -> str | None:
    """Return an IPv6 address in brackets, in its shortest form, or None if *text* is none."""
    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return None
    if "%" in text:
        return None
    return f"[{address.compressed}]"
