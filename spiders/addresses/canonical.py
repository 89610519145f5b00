"""Addresses: the canonical URL a reader would cite, and the key that makes one article of many.

Pure; nothing here touches the network. Text that is no web address comes back as it is.
"""

import re
from functools import lru_cache

from spiders.addresses.parser import WebAddress, path_of, web_address, without_login
from spiders.publisher import registered_domain

# Parameters that tell where a reader came from, never what the page is.
TRACKING = re.compile(
    r"(?:utm|dm|mc|pk|mtm|hsa|at|ns|wt|ga|fb|itm|stm|trk|oly|vero|piwik|matomo)_.*"
    r"|(?:wt\.|_hs|_ga|guce|cm_mmc).*"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igsh(?:id)?|li_fat_id"
    r"|s_kwcid|ef_id|epik|rdt_cid|mkt_tok|_gl|cmpid|icid|icmp|ico|intcid|intcmp|ncid|ocid|mbid"
    r"|cndid|esrc|smid|smtyp|s_cid|sc_cid|sr_share|soc_src|soc_trk|socialshare|ref_src|ref_url"
    r"|referr?er|sref|taid|tsrc|xtor|ftag|guccounter|spm|usqp|amp_js_v|amp_gsa|wtmc"
    r"|(?:php|j)?sess(?:ion)?id|aspsessionid\w*"
)
# These name a story by number on some sites (`?ref=20871`), so a number keeps them.
TRACKING_WORDS = frozenset(
    ("ref", "cmp", "source", "src", "from", "share", "mod", "campaign", "partner", "via")
)
# An address in canonical form already, as most on a page are; one with a query is looked at.
CANONICAL = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/(?!\.)[\w~+,=:@.-]*)+", re.ASCII)
PLAIN_QUERY = re.compile(r"[!$&(-;=?-_a-~]*")  # as browsers leave it, and without triplets
SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
ROOT_DOT = re.compile(r"(?<=[^.])\.$")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
TRIPLET = re.compile(r"%[0-9A-Fa-f]{2}")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
AMP_CACHE = re.compile(r"[a-z0-9-]+\.cdn\.ampproject\.org/[a-z]/(s/)?(.+)")
AMP_VIEWER = re.compile(r"(?:www\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})/amp/(s/)?(.+)")
DEVICE_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp|touch|wap)\.")
# The same story for another device or for paper, and the index page for its folder.
DEVICE_PATHS = (
    (re.compile(r"^/amp(?=/.)"), ""),
    (re.compile(r"/(?:amp|print|printable)(?:\.html?)?/?$"), "/"),
    (re.compile(r"[./](?:amp|print)(?=\.html?$)|\.amp$"), ""),
    (re.compile(r"/index\.(?:html?|php|aspx?)$"), "/"),
)
DEVICE_WORDS = re.compile(r"amp|print|/index\.")  # one of them is in all of these
DEVICE_QUERIES = re.compile(
    r"(?:amp|print|mobile)(?:=(?:1|true)?)?|m=1|(?:outputtype|output|view)=(?:amp|print)"
    r"|page=1"  # the first page is the story; the second has an address of its own
)


def canonical_url(url: str) -> str:
    """Return *url* in one form, without fragment, login, session and tracking parameters.

    Whatever else it says stays: the same server answers it with the same page.

    >>> canonical_url("HTTPS://Example.com:443/a/../caf%c3%a9?id=7&utm_source=rss#top")
    'https://example.com/caf%C3%A9?id=7'
    """
    if is_plain(url):
        return url
    url = without_login(url)
    address = canonical_address(url)
    return url.strip() if address is None else str(address)


def is_plain(url: str) -> bool:
    """Whether *url* is canonical as it stands, told by one look: it has neither query nor login."""
    return "@" not in url and CANONICAL.fullmatch(url) is not None


def is_parsed(url: str) -> bool:
    """Whether *url*, without a fragment, is as `web_address` would leave it, told by one look."""
    place, _, query = url.partition("?")
    return bool(CANONICAL.fullmatch(place) and PLAIN_QUERY.fullmatch(query))


def canonical_address(url: str) -> WebAddress | None:
    """Return *url* in the form in which it is cited, None if it is no web address."""
    if is_parsed(url):
        place, _, query = url.partition("?")
        scheme, _, rest = place.partition("://")
        host, _, path = rest.partition("/")
        kept = "&".join(parameters(query)) if query else ""
        return WebAddress(scheme, host, None, f"/{path}", kept or None)
    address = web_address(url)
    return canonical(address) if address is not None else None


def canonical(address: WebAddress) -> WebAddress:
    """Return *address* in the form in which it is cited."""
    path = least_encoded(address.path)
    if ";" in path:
        path = path_of(SESSION.sub("", path))
    query = "&".join(parameters(address.query)) if address.query else ""
    host = ROOT_DOT.sub("", address.host)
    return WebAddress(address.scheme, host, address.port, path, query or None)


def origin_url(url: str) -> str:
    """Return the address of the page that an AMP cache shows at *url*; others come back.

    For links we may follow, never for pages we have: a cached page does not speak for its origin.

    >>> origin_url("https://www.google.com/amp/s/example.com/a")
    'https://example.com/a'
    """
    folded = url.lower()
    if "ampproject" not in folded and "google" not in folded:
        return url
    address = web_address(url)
    if address is None:
        return url
    place = address.host + address.path
    wrapped = AMP_CACHE.fullmatch(place) or AMP_VIEWER.fullmatch(place)
    if wrapped is None:
        return url
    query = "" if address.query is None else f"?{address.query}"
    return f"{'https' if wrapped[1] else 'http'}://{wrapped[2]}{query}"


def url_key(url: str) -> str:
    """Return what the addresses of one story share: no scheme, device, print view or index page.

    >>> url_key("http://m.example.com/2026/story/amp/?b=2&a=1")
    'example.com/2026/story?a=1&b=2'
    """
    if is_plain(url):
        host, _, path = url.partition("//")[2].partition("/")
        return main_host(host) + key_path(f"/{path}")
    url = without_login(url) if "@" in url or not url.isascii() else url
    address = canonical_address(url)
    if address is None:
        return url.strip()
    kept = [
        key_text(pair)
        for pair in parameters(address.query or "")
        if not DEVICE_QUERIES.fullmatch(pair.lower())
    ]
    query = "?" + "&".join(sorted(kept)) if kept else ""
    port = "" if address.port is None else f":{address.port}"
    return f"{main_host(address.host)}{port}{key_path(key_text(address.path))}{query}"


def key_path(path: str) -> str:
    """Return *path* without what says for which device it is, and without a last slash."""
    if DEVICE_WORDS.search(path):
        for pattern, instead in DEVICE_PATHS:
            path = pattern.sub(instead, path)
    return path.rstrip("/")


def host_of_url(url: str) -> str:
    """Return the host that *url* names, an IPv6 address without brackets; "" if it names none.

    >>> host_of_url("http://[::1]:80/a"), host_of_url("http://[x]/")
    ('::1', '')
    """
    if is_parsed(url):
        return url.split("/", 3)[2]
    address = web_address(url)
    return address.host.strip("[]") if address is not None else ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one registered domain.

    >>> same_site("https://www.abc.net.au/a", "http://live.abc.net.au/")
    True
    """
    first, second = site_of(one), site_of(other)
    return first is not None and first == second


def site_of(url: str) -> str | None:
    """Return the registered domain of *url*, or its host, for whatever device, where there is
    none.
    """
    address = web_address(url)
    if address is None:
        return None
    host = ROOT_DOT.sub("", address.host)
    site = site_of_host(host)
    return DEVICE_HOSTS.sub("", host) if site == host else site


@lru_cache(maxsize=4096)
def site_of_host(host: str) -> str:
    """Return the registered domain of *host*; remembered, since a crawl asks for few hosts."""
    return registered_domain(host)


@lru_cache(maxsize=4096)
def main_host(host: str) -> str:
    """Return *host* without a label that stands for a device; a registered domain stays whole."""
    bare = DEVICE_HOSTS.sub("", host)
    return bare if bare != host and site_of_host(bare) == site_of_host(host) else host


def parameters(query: str) -> list[str]:
    """Return the parameters of *query* as written, without those that only track."""
    pairs = [least_encoded(pair) for pair in query.split("&") if pair]
    return [pair for pair in pairs if not is_tracking(pair)]


def is_tracking(pair: str) -> bool:
    """Whether a query parameter says only where the reader came from."""
    name, _, value = pair.lower().partition("=")
    if name in TRACKING_WORDS:
        return not value.isdigit()
    return is_tracking_name(name)


@lru_cache(maxsize=4096)  # a site's addresses have few names of parameters
def is_tracking_name(name: str) -> bool:
    """Whether parameters called *name*, in lower case, say only where the reader came from."""
    return TRACKING.fullmatch(name) is not None


def least_encoded(text: str) -> str:
    """Return *text* with percent triplets in upper case, and bare where they need not be.

    Beside a percent sign that begins no triplet they stay: servers are asked as browsers ask them,
    and what is made bare could become a triplet with it.
    """
    if "%" not in text:
        return text
    if LONE_PERCENT.search(text):
        return TRIPLET.sub(lambda triplet: triplet[0].upper(), text)
    return TRIPLET.sub(lambda triplet: bare_if_unreserved(triplet[0]), text)


def key_text(text: str) -> str:
    """Return *text*, in its least encoded form, with percent signs that begin nothing encoded."""
    return least_encoded(LONE_PERCENT.sub("%25", text)) if "%" in text else text


def bare_if_unreserved(triplet: str) -> str:
    """Return the character of a percent triplet if it needs no encoding."""
    character = chr(int(triplet[1:], 16))
    return character if UNRESERVED.fullmatch(character) else triplet.upper()
