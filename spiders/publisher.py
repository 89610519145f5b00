"""What is declared for one site, and where the declarations are found.

A publisher is data: `spiders/publishers/<key>.py` holds one `PUBLISHER = Publisher(...)`.
"""

import importlib.util
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import idna
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from schemas.errors import BroadsheetError
from schemas.identity import digest
from schemas.nearest import did_you_mean
from spiders.suffixes import domain_under_suffix

UNKNOWN_LANGUAGE = "und"  # BCP 47
UNKNOWN_COUNTRY = "ZZ"  # ISO 3166 leaves it to users; CLDR has it for "unknown region"
DECLARED = Path(__file__).parent / "publishers"


class PublisherError(BroadsheetError):
    """A publisher file that cannot be used: names the file, the field and the fact."""


def known_zone(name: str) -> str:
    """Return *name* if it is a time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{name!r} is not an IANA time zone") from error
    return name


def valid_pattern(pattern: str) -> str:
    """Return *pattern* if it is a regular expression."""
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


def without_secret(url: str) -> str:
    """Return *url* if no login stands in it: what is declared is copied into every crawl."""
    if "@" in re.split(r"[/\\?#]", url.partition("://")[2], maxsplit=1)[0]:
        raise ValueError("holds a login, and what is declared is published: leave it out")
    return url


def plain_host(domain: str) -> str:
    """Return *domain* as it stands in addresses: lower-case ASCII, without the root's dot.

    >>> plain_host("Zeitung.Example."), plain_host("bücher.example")
    ('zeitung.example', 'xn--bcher-kva.example')
    """
    name = domain.strip().removesuffix(".")
    return name.lower() if name.isascii() else idna.encode(name, uts46=True).decode()


WebAddress = Annotated[str, Field(pattern=r"^https?://\S+$"), AfterValidator(without_secret)]
Host = Annotated[str, AfterValidator(plain_host)]
Pattern = Annotated[str, AfterValidator(valid_pattern)]


class Facts(BaseModel):
    """Declared facts: frozen, and strict about misspelt names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rules(Facts):
    """CSS selectors for what one site does differently, from a day on.

    Only pages fetched on or after *since* are read by them, so a redesign adds rules and old
    captures keep theirs. A selector that finds nothing leaves the field to the other evidence.
    """

    since: date = date(1970, 1, 1)
    headline: str | None = None
    dek: str | None = None
    body: str | None = None
    drop: str | None = None
    authors: str | None = None
    published: str | None = None
    tags: str | None = None
    section: str | None = None


class Publisher(Facts):
    """Facts of one site.

    *domains* are registered domains or hosts that are this publisher's; the first is the main one.
    *timezone* is the IANA zone in which the site prints times. *article_url* is a regular
    expression that addresses of stories match (searched in the whole URL). *seen_on* is the day on
    which `publishers check` last saw all of this hold; None where nobody has asked the site.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    domains: Annotated[tuple[Host, ...], Field(min_length=1)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    timezone: Annotated[str, AfterValidator(known_zone)] | None = None
    sitemaps: tuple[WebAddress, ...] = ()
    feeds: tuple[WebAddress, ...] = ()
    sections: tuple[WebAddress, ...] = ()
    article_url: Pattern | None = None
    date_order: Literal["day_first", "month_first"] | None = None
    terms: WebAddress | None = None
    license: Annotated[str, AfterValidator(without_secret)] | None = None
    tdm_reserved: bool | None = None
    crawl_delay: Annotated[float, Field(ge=0)] | None = None
    rules: tuple[Rules, ...] = ()
    seen_on: date | None = None

    @property
    def is_undeclared(self) -> bool:
        """Whether it stands for a site of which nobody has declared anything."""
        return (self.language, self.country) == (UNKNOWN_LANGUAGE, UNKNOWN_COUNTRY)

    @property
    def fingerprint(self) -> str:
        """Hash of all facts: parsing depends on nothing else of the publisher."""
        return digest(self.model_dump_json(exclude={"seen_on"}))

    def rules_on(self, day: date) -> Rules:
        """Return the newest rules that were in force on *day*."""
        valid = [rules for rules in self.rules if rules.since <= day]
        return max(valid, key=lambda rules: rules.since, default=Rules())


def undeclared(domain: str, taken: Collection[str] = ()) -> Publisher:
    """Return the publisher of *domain*, of which nothing is declared; its key is none of *taken*.

    >>> undeclared("coast.example").key, undeclared("coast.example", ("coast-example",)).key
    ('coast-example', 'coast-example-site')
    """
    key = re.sub(r"[^a-z0-9]+", "-", domain.lower()).strip("-")
    key = f"{key}-site" if key in taken else key
    facts = {"language": UNKNOWN_LANGUAGE, "country": UNKNOWN_COUNTRY}
    return Publisher(key=key, name=domain, domains=(domain,), **facts)


class Profile(Facts):
    """What was learned across one publisher's captures, by `broadsheet learn`.

    *boilerplate* holds hashes (`schemas.identity.digest`) of folded block texts that repeat across
    its pages; a block with such a text is boilerplate wherever the page puts it.
    """

    publisher: str
    pages: int
    boilerplate: frozenset[str] = frozenset()

    @property
    def fingerprint(self) -> str:
        """Hash of what was learned."""
        return digest("\n".join(sorted(self.boilerplate)))


def publisher_from(path: Path) -> Publisher:
    """Return the publisher declared in the Python file *path*."""
    spec = importlib.util.spec_from_file_location(f"publisher_file_{path.stem}", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise PublisherError(f"{path}: not a publisher file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ValidationError as error:
        raise PublisherError(f"{path}: {first_fault(error)}") from error
    except (SyntaxError, ImportError, NameError, TypeError) as error:
        raise PublisherError(f"{path}: {error}") from error
    publisher = getattr(module, "PUBLISHER", None)
    if not isinstance(publisher, Publisher):
        raise PublisherError(f"{path}: has no PUBLISHER = Publisher(...)")
    return publisher


def publisher_copy(path: Path) -> Publisher:
    """Return the facts that a crawl copied to the JSON file *path*. Raises PublisherError."""
    try:
        return Publisher.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise PublisherError(f"{path}: {first_fault(error)}") from error
    except OSError as error:
        raise PublisherError(f"{path}: cannot be read: {error.strerror}") from error


def first_fault(error: ValidationError) -> str:
    """Return the first fault of *error* as `field: fact`; a misspelt name comes before the rest."""
    faults = error.errors()
    fault = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
    name = ".".join(str(part) for part in fault["loc"]) or "the file"
    if fault["type"] != "extra_forbidden":
        return f"{name}: {fault['msg']}"
    return f"{name}: no such fact{did_you_mean(name, Publisher.model_fields)}"


@cache
def declared_publishers(folder: Path = DECLARED) -> dict[str, Publisher]:
    """Return every publisher declared in *folder*, by key, in order of key."""
    paths = sorted(path for path in folder.glob("*.py") if path.stem != "__init__")
    found = [publisher_from(path) for path in paths]
    for path, publisher in zip(paths, found, strict=True):
        if path.stem.replace("_", "-") != publisher.key:
            raise PublisherError(f"{path}: key: {publisher.key!r} is not the name of the file")
    return {publisher.key: publisher for publisher in found}


def known_key(key: str, known: Collection[str]) -> str:
    """Return *key* if it is a publisher's, one of *known*. Raises PublisherError if it is not."""
    if key not in known:
        near = did_you_mean(key, known) or "; `broadsheet publishers` lists the declared ones"
        raise PublisherError(f"{key}: no such publisher{near}")
    return key


@lru_cache(maxsize=4096)  # every page asks for its own domain several times
def registered_domain(host: str) -> str:
    """Return the registered domain of *host*, or *host* itself where there is none.

    >>> registered_domain("www.abc.net.au")
    'abc.net.au'
    """
    return domain_under_suffix(host) or host


def publisher_for(host: str, publishers: Iterable[Publisher]) -> Publisher | None:
    """Return the publisher whose domains hold *host*; the longest domain wins."""
    return publisher_at(host, by_domain(publishers))


def by_domain(publishers: Iterable[Publisher]) -> dict[str, Publisher]:
    """Return *publishers* by each of their domains; of several that claim one, the first."""
    found: dict[str, Publisher] = {}
    for publisher in publishers:
        for domain in publisher.domains:
            found.setdefault(domain, publisher)
    return found


def publisher_at(host: str, domains: Mapping[str, Publisher]) -> Publisher | None:
    """Return the one of the publishers, by *domains*, of which the longest holds *host*."""
    labels = host.lower().removesuffix(".").split(".")
    holders = (".".join(labels[start:]) for start in range(len(labels)))
    return next((domains[name] for name in holders if name in domains), None)


@cache
def profile_of(key: str, folder: Path = DECLARED) -> Profile | None:
    """Return the learned profile of the publisher *key*, if `broadsheet learn` has made one."""
    path = folder / f"{key}.profile.json"
    if not path.is_file():
        return None
    try:
        return Profile.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise PublisherError(f"{path}: {first_fault(error)}") from error
