"""Parse a web address as browsers do: text -> WebAddress (the WHATWG URL standard, http and https).

Whatever a page, feed or sitemap writes goes through here once; behind it an address is in one
form: lower-case ASCII host, numbers as dotted IPv4, no dot segments, no default port.
"""

import re
from typing import NamedTuple

from spiders.web_host import host_of

PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
EDGES = "".join(map(chr, range(0x21)))  # C0 controls and space
CONTROLS = frozenset(range(0x20)) | frozenset(range(0x7F, 0x100))
FRAGMENT = CONTROLS | frozenset(b' "<>`')
QUERY = CONTROLS | frozenset(b" \"#<>'")
PATH = CONTROLS | frozenset(b' "#<>?^`{}')
USERINFO = PATH | frozenset(b"/:;=@[\\]|")
DOT = re.compile(r"\.|%2e", re.IGNORECASE)


class WebAddress(NamedTuple):
    """One http or https address. *query* and *fragment* are None where there is no `?` or `#`."""

    scheme: str
    userinfo: str
    host: str
    port: int | None
    path: str
    query: str | None = None
    fragment: str | None = None

    def __str__(self) -> str:
        login = f"{self.userinfo}@" if self.userinfo else ""
        port = "" if self.port is None else f":{self.port}"
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{self.scheme}://{login}{self.host}{port}{self.path}{query}{fragment}"


def web_address(text: str, base: WebAddress | None = None) -> WebAddress | None:
    """Return the address *text* means on a page at *base*, or None if it is no web address.

    >>> str(web_address("../b?c", web_address("http://EXAMPLE.com:80/a/x/y")))
    'http://example.com/a/b?c'
    """
    text = re.sub(r"[\t\n\r]", "", text.strip(EDGES))
    before, hash_mark, after = text.partition("#")
    fragment = encoded(after, FRAGMENT) if hash_mark else None
    scheme = SCHEME.match(before)
    if scheme is None:
        return joined(before, base, fragment) if base else None
    name, rest = scheme[1].lower(), before[scheme.end() :]
    if name not in PORTS:
        return None
    if base and base.scheme == name and not re.match(r"[/\\]{2}", rest):
        return joined(rest, base, fragment)
    return absolute(name, rest.lstrip("/\\"), fragment)


def joined(reference: str, base: WebAddress, fragment: str | None) -> WebAddress | None:
    """Return the address a *reference* without a scheme means on a page at *base*."""
    if re.match(r"[/\\]{2}", reference):
        return absolute(base.scheme, reference.lstrip("/\\"), fragment)
    written, mark, after = reference.partition("?")
    query = encoded(after, QUERY) if mark else None
    if not written:
        return base._replace(query=query if mark else base.query, fragment=fragment)
    folder = "" if written[0] in "/\\" else base.path.rpartition("/")[0] + "/"
    return base._replace(path=path_of(folder + written), query=query, fragment=fragment)


def absolute(scheme: str, rest: str, fragment: str | None) -> WebAddress | None:
    """Return the address whose authority begins *rest*, or None if its host or port is none."""
    end = re.search(r"[/\\?]", rest)
    authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    login, _, place = authority.rpartition("@")
    split = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?", place)
    host = host_of(split[1]) if split else None
    if split is None or host is None or int(split[2] or 0) > 0xFFFF:
        return None
    port = int(split[2]) if split[2] else None
    path, mark, query = tail.partition("?")
    return WebAddress(
        scheme,
        userinfo_of(login),
        host,
        None if port == PORTS[scheme] else port,
        path_of(path),
        encoded(query, QUERY) if mark else None,
        fragment,
    )


def userinfo_of(login: str) -> str:
    """Return name and password as an address writes them; an empty password is left out."""
    name, _, password = login.partition(":")
    return encoded(name, USERINFO) + (f":{encoded(password, USERINFO)}" if password else "")


def path_of(text: str) -> str:
    """Return the path *text* without dot segments; a path always begins with a slash."""
    segments: list[str] = []
    *folders, last = re.split(r"[/\\]", text.removeprefix("/") if text[:1] != "\\" else text[1:])
    for segment in folders:
        dots = DOT.sub(".", segment)
        if dots == "..":
            segments = segments[:-1]
        elif dots != ".":
            segments.append(segment)
    dots = DOT.sub(".", last)
    if dots == "..":
        segments = segments[:-1]
    segments.append("" if dots in (".", "..") else last)
    return "/" + "/".join(encoded(segment, PATH) for segment in segments)


def encoded(text: str, octets: frozenset[int]) -> str:
    """Return *text* with *octets* percent-encoded; what is encoded already stays as written."""
    raw = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    return "".join(f"%{octet:02X}" if octet in octets else chr(octet) for octet in raw)
