"""Promises of the address guard."""

import pytest

from schemas.errors import BroadsheetError
from spiders.wire.guard import AddressRefusedError, Allow, is_public, permitted


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::", "::ffff:8.8.8.8", "2002:808:808::1"],
)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.1",
        "192.0.0.192",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.251",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2001:0:7f00:1::80ff:fffe",
        "2002:a00:1::",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "2606:2800:220:1::%eth0",
        "::10.0.0.1",
        "::8.8.8.8",
        "ff02::1",
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    assert not is_public(address)


def test_of_mixed_addresses_only_the_public_ones_are_used() -> None:
    found = ["10.0.0.1", "8.8.8.8"]
    assert permitted("news.example", 443, found, Allow()) == [("8.8.8.8", 443)]


def test_a_host_with_no_public_address_is_refused_by_name() -> None:
    with pytest.raises(AddressRefusedError, match=r"news.example:80 leads to 10.0.0.1: not public"):
        permitted("news.example", 80, ["10.0.0.1"], Allow())


def test_an_allowed_address_holds_for_its_port_only() -> None:
    allow = Allow.parsed("127.0.0.1:8000, [::1]:9000")
    assert permitted("x.example", 8000, ["127.0.0.1"], allow) == [("127.0.0.1", 8000)]
    with pytest.raises(AddressRefusedError):
        permitted("x.example", 9000, ["127.0.0.1"], allow)


def test_a_named_entry_leads_its_host_there() -> None:
    allow = Allow.parsed("Courier.example=127.0.0.1:8000")
    assert (dict(allow.hosts), allow.names("courier.EXAMPLE"), allow.names("other.example")) == (
        {"courier.example": ("127.0.0.1", 8000)},
        True,
        False,
    )


@pytest.mark.parametrize("text", ["127.0.0.1", "name.example:80", "a=b=c", "127.0.0.1:http"])
def test_an_entry_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(BroadsheetError, match="BROADSHEET_ALLOW: "):
        Allow.parsed(text)
