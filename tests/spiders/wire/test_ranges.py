"""Promises of the ranges that no publisher is in."""

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.wire.ranges import CARRIERS, RANGES_4, RANGES_6, is_special

# Just outside a row, and in no other row, carrier or reserved space.
PUBLIC_NEIGHBOURS = {
    "0.0.0.0/8": ["1.0.0.0"],
    "10.0.0.0/8": ["9.255.255.255", "11.0.0.0"],
    "100.64.0.0/10": ["100.63.255.255", "100.128.0.0"],
    "127.0.0.0/8": ["126.255.255.255", "128.0.0.0"],
    "169.254.0.0/16": ["169.253.255.255", "169.255.0.0"],
    "172.16.0.0/12": ["172.15.255.255", "172.32.0.0"],
    "192.0.0.0/24": ["191.255.255.255", "192.0.1.0"],
    "192.0.2.0/24": ["192.0.1.255", "192.0.3.0"],
    "192.31.196.0/24": ["192.31.195.255", "192.31.197.0"],
    "192.52.193.0/24": ["192.52.192.255", "192.52.194.0"],
    "192.88.99.0/24": ["192.88.98.255", "192.88.100.0"],
    "192.168.0.0/16": ["192.167.255.255", "192.169.0.0"],
    "192.175.48.0/24": ["192.175.47.255", "192.175.49.0"],
    "198.18.0.0/15": ["198.17.255.255", "198.20.0.0"],
    "198.51.100.0/24": ["198.51.99.255", "198.51.101.0"],
    "203.0.113.0/24": ["203.0.112.255", "203.0.114.0"],
    "224.0.0.0/4": ["223.255.255.255"],
    "1000::/4": ["2000::"],
    "2001::/23": ["2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::"],
    "2001::/32": ["2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
    "2001:db8::/32": ["2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::"],
    "2620:4f:8000::/48": ["2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8001::"],
    "3fff::/20": ["3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::"],
    "4000::/3": ["3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
}


@pytest.mark.parametrize("row", [*RANGES_4, *RANGES_6])
def test_a_row_is_refused_from_its_first_address_to_its_last(row: str) -> None:
    network = ip_network(row)
    assert (is_special(network[0]), is_special(network[-1])) == (True, True)


@pytest.mark.parametrize("row", [*RANGES_4, *RANGES_6])
def test_only_what_is_just_outside_every_row_is_allowed(row: str) -> None:
    network = ip_network(row)
    numbers = (int(network[0]) - 1, int(network[-1]) + 1)
    kind = type(network[0])
    beside = [kind(n) for n in numbers if 0 <= n < 1 << network.max_prefixlen]
    allowed = [str(ip) for ip in beside if not is_special(ip)]
    assert allowed == PUBLIC_NEIGHBOURS.get(row, [])


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("row", RANGES_4)
def test_an_address_that_leads_into_a_row_is_refused(row: str, carrier: str) -> None:
    first, last = ip_network(row)[0], ip_network(row)[-1]
    assert (is_special(carried(first, carrier)), is_special(carried(last, carrier))) == (True, True)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_an_address_that_leads_to_a_public_one_is_allowed(carrier: str) -> None:
    assert not is_special(carried(IPv4Address("8.8.8.8"), carrier))


@pytest.mark.parametrize("form", ["2606:2800::5efe:{}", "2606:2800::200:5efe:{}"])
def test_an_isatap_address_is_refused_for_what_it_carries(form: str) -> None:
    found = [is_special(IPv6Address(form.format(ip))) for ip in ("10.0.0.1", "8.8.8.8")]
    assert found == [True, False]


def test_teredo_is_refused_whatever_server_and_client_it_carries() -> None:
    assert is_special(IPv6Address("2001:0:808:808:0:0:f7f7:f7f7"))


ROWS = st.sampled_from([*RANGES_4, *RANGES_6])


@given(st.ip_addresses() | ROWS.flatmap(lambda row: st.ip_addresses(network=row)))
def test_what_this_python_calls_not_global_is_refused(ip: IPv4Address | IPv6Address) -> None:
    """Without exception where no IPv4 address is carried."""
    if any(ip in ip_network(carrier) for carrier in CARRIERS):
        return
    assert is_special(ip) or (ip.is_global and not ip.is_multicast)


def carried(ip: IPv4Address | IPv6Address, carrier: str) -> IPv6Address:
    """Return the address in *carrier* that leads to *ip*."""
    return IPv6Address(int(ip_network(carrier)[0]) | int(ip) << CARRIERS[carrier])
