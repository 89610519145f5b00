"""What a web address is, and which ones lead to the same story.

Text becomes a `WebAddress` once, by the rules of browsers; behind that, `canonical_url` is what a
reader would cite and `url_key` what makes one article of many addresses. Pure.
"""

from spiders.addresses.absolute import absolute
from spiders.addresses.canonical import (
    canonical_url,
    host_of_url,
    is_parsed,
    main_host,
    origin_url,
    same_site,
    site_of_host,
    url_key,
)
from spiders.addresses.parser import PORTS, WebAddress, web_address, without_login

__all__ = [
    "PORTS",
    "WebAddress",
    "absolute",
    "canonical_url",
    "host_of_url",
    "is_parsed",
    "main_host",
    "origin_url",
    "same_site",
    "site_of_host",
    "url_key",
    "web_address",
    "without_login",
]
