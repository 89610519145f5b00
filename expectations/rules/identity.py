"""Rules of whose story a row is: its address, its publisher, its id."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from expectations.known import DOMAINS, RELEASED, known, known_of_each
from expectations.rules.rule import Rule
from schemas.identity import article_id
from spiders.addresses import host_of_url, url_key


def id_of_address(rows: pa.Table) -> pa.Array:
    """article_id is the hash of the publisher and of what the story's addresses share; else the
    same story has another id in every other release.
    """
    names = ("publisher", "url", "article_id")
    columns = (rows[name].to_pylist() for name in names)
    return pa.array(
        [
            article_id(key, url_key(url or "")) == own
            for key, url, own in zip(*columns, strict=True)
        ],
        pa.bool_(),
    )


def url_of_publisher(rows: pa.Table) -> pa.Array:
    """The address lies in a domain of the publisher; else a row is credited to a stranger."""
    pairs = zip(rows["url"].to_pylist(), known_of_each(rows, DOMAINS), strict=True)
    found = [
        lies_in(host_of_url(url or ""), domains) if domains else None for url, domains in pairs
    ]
    return pa.array(found, pa.bool_())


def lies_in(host: str, domains: Iterable[str]) -> bool:
    """Whether *host* is one of *domains*, or below one.

    >>> lies_in("www.courier.example", ["courier.example"]), lies_in("xcourier.example", ["r.x"])
    (True, False)
    """
    return any(host == domain or host.endswith("." + domain) for domain in domains)


def withheld_without_text(rows: pa.Table) -> pa.ChunkedArray:
    """A release holds no text where a right withholds it."""
    is_withheld = pc.is_valid(pc.struct_field(rows["rights"], "text_withheld"))
    is_held_back = pc.and_(is_withheld, known(rows, RELEASED))
    has_text = pc.or_(
        pc.not_equal(rows["text"], ""), pc.greater(pc.list_value_length(rows["body"]), 0)
    )
    return pc.invert(pc.and_(is_held_back, has_text))


RULES = (
    Rule(id_of_address, "article_id", "critical"),
    Rule(url_of_publisher, "url", "critical"),
    Rule(withheld_without_text, "text", "critical"),
)
