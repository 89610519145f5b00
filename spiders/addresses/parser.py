"""Parse a web address as browsers do: text -> WebAddress (the WHATWG URL standard, http and https).

Whatever a page, feed or sitemap writes goes through here once; behind it an address is in one
form: lower-case ASCII host, numbers as dotted IPv4, no dot segments, no default port, and no login:
name and password before the host are neither sent nor kept anywhere.
"""

import re
from typing import NamedTuple

from spiders.addresses.host import host_of

PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
EDGES = "".join(map(chr, range(0x21)))  # C0 controls and space
LINES = re.compile(r"[\t\n\r]")
AUTHORITY_END = re.compile(r"[/\\?]")
PLACE = re.compile(r"(\[[^\]]*\]|[^:]*)(?::(?:0*([0-9]{1,5}))?)?")  # host and port
# What each part of an address may not hold bare: all but printable ASCII, and some of that.
BEYOND = r"\x00-\x20\x7f-\U0010ffff"
FRAGMENT = re.compile(rf"[{BEYOND}\"<>`]+")
QUERY = re.compile(rf"[{BEYOND}\"#<>']+")
PATH = re.compile(rf"[{BEYOND}\"#<>?^`{{}}]+")
# Logins as they are written, each behind what stands before it: in the first authority of a text;
# in one that browsers see behind one slash or none; without a scheme; a password in any authority.
AT = "[@\uff20\ufe6b]"  # two of them are mapped to the first
ANY_AT = re.compile(AT)
MOST_NESTED = 8  # logins in what is left when others are out; no program writes one
LOGINS = (
    re.compile(rf"(?s)\A([^/\\]*[/\\]{{2,}})(?:[^/\\?#\s]*|[^/\\?#\s:]*:[^/\\?#]*){AT}"),
    re.compile(rf"(?i)\A(\W*(?:[a-z][a-z0-9+.-]*:)*?(?:https?|wss?|ftps?):[/\\]?)[^/\\?#]*{AT}"),
    re.compile(
        r"(?i)\A(\W*)(?!(?:mailto|e?mail|contact|acct|sips?|xmpp|im|tag|urn|data|[cm]id|news):)"
        rf"[\w.+~%-]+:[^\s/\\?#]+{AT}(?=[\w\[])"
    ),
    re.compile(rf"((?<=[/\\]{{2}}))[^/\\?#\s:<>\"]*:[^/\\?#<>\"]*{AT}"),
)
DOTS = re.compile(r"/(?:\.|%2e){1,2}(?=/|$)", re.IGNORECASE)


class WebAddress(NamedTuple):
    """One http or https address. *query* and *fragment* are None where there is no `?` or `#`."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str | None = None
    fragment: str | None = None

    def __str__(self) -> str:
        port = "" if self.port is None else f":{self.port}"
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{self.scheme}://{self.host}{port}{self.path}{query}{fragment}"


def web_address(text: str, base: WebAddress | None = None) -> WebAddress | None:
    """Return the address *text* means on a page at *base*, or None if it is no web address.

    >>> str(web_address("../b?c", web_address("http://EXAMPLE.com:80/a/x/y")))
    'http://example.com/a/b?c'
    """
    text = LINES.sub("", text.strip(EDGES))
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


def without_login(text: str) -> str:
    """Return *text*, which is an address or holds some, without names and passwords in them.

    It need not be an address that our parser takes: what is kept is kept as it was written.

    >>> without_login("https://reader:secret@example.com/@desk?a=b@c")
    'https://example.com/@desk?a=b@c'
    >>> without_login("mailto:desk@example.com"), without_login("<//r:secret@example.com>; rel=x")
    ('mailto:desk@example.com', '<//example.com>; rel=x')
    """
    if "@" not in text and (text.isascii() or ANY_AT.search(text) is None):
        return text
    flat = LINES.sub("", text)  # browsers leave them out, wherever they stand
    clean, before = flat, ""
    for _ in range(MOST_NESTED):
        if clean == before:
            break
        before = clean
        for login in LOGINS:
            clean = login.sub(r"\1", clean)
    return text if clean == flat else clean


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
    end = AUTHORITY_END.search(rest)
    authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    place = authority.rpartition("@")[2]
    split = PLACE.fullmatch(place)
    host = host_of(split[1]) if split else None
    port = int(split[2]) if split and split[2] else None
    if host is None or (port or 0) > 0xFFFF:
        return None
    path, mark, query = tail.partition("?")
    return WebAddress(
        scheme,
        host,
        None if port == PORTS[scheme] else port,
        path_of(path),
        encoded(query, QUERY) if mark else None,
        fragment,
    )


def path_of(text: str) -> str:
    """Return the path *text* without dot segments; a path always begins with a slash."""
    path = "/" + text.replace("\\", "/").removeprefix("/")
    return encoded(without_dots(path) if DOTS.search(path) else path, PATH)


def without_dots(path: str) -> str:
    """Return *path* with `.` and `..`, however they are written, followed."""
    segments: list[str] = []
    written = re.findall(r"/[^/]*", path)
    for segment in written:
        if not DOTS.fullmatch(segment):
            segments.append(segment)
        elif segment.lower().replace("%2e", ".") == "/..":
            del segments[-1:]
    return "".join(segments) + ("/" if DOTS.fullmatch(written[-1]) else "")


def encoded(text: str, unfit: re.Pattern[str]) -> str:
    """Return *text* with what is *unfit* percent-encoded; what is encoded already stays."""
    return unfit.sub(percent_encoded, text)


def percent_encoded(run: re.Match[str]) -> str:
    """Return a run of characters as percent triplets of UTF-8; half a surrogate pair is U+FFFD."""
    whole = run[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(f"%{octet:02X}" for octet in whole.encode())
