"""Addresses at which no publisher can be: the ranges that the guard refuses, each with its source.

The rows are those of IANA's special-purpose address registries for IPv4 and IPv6 as of 2025-10-09
(https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-special-registry), and of its
address space registries for what is multicast, reserved or withdrawn. Python's `ipaddress` knows
only those of its own patch release, so it is not asked.

What the registries call globally reachable is refused too: services of a network to its own hosts
(PCP, TURN, AMT, AS112) and identifiers that are no hosts; none has a page. Teredo's addresses are
refused whole, whatever server and client they carry, and so are IPv4-compatible ones.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

RANGES_4 = {  # range: source, use
    "0.0.0.0/8": "RFC 791, this network",
    "10.0.0.0/8": "RFC 1918, private use",
    "100.64.0.0/10": "RFC 6598, shared by a provider's customers",
    "127.0.0.0/8": "RFC 1122, loopback",
    "169.254.0.0/16": "RFC 3927, link-local; clouds have their metadata there",
    "172.16.0.0/12": "RFC 1918, private use",
    "192.0.0.0/24": "RFC 6890, protocol assignments; 192.0.0.192 is a cloud's metadata",
    "192.0.2.0/24": "RFC 5737, documentation",
    "192.31.196.0/24": "RFC 7535, AS112",
    "192.52.193.0/24": "RFC 7450, AMT",
    "192.88.99.0/24": "RFC 7526, 6to4 relays, deprecated",
    "192.168.0.0/16": "RFC 1918, private use",
    "192.175.48.0/24": "RFC 7534, AS112",
    "198.18.0.0/15": "RFC 2544, benchmarking",
    "198.51.100.0/24": "RFC 5737, documentation",
    "203.0.113.0/24": "RFC 5737, documentation",
    "224.0.0.0/4": "RFC 5771, multicast",
    "240.0.0.0/4": "RFC 1112, reserved; 255.255.255.255 is broadcast",
}
RANGES_6 = {
    "::/8": "RFC 4291, reserved: unspecified, loopback, IPv4-compatible",
    "64:ff9b:1::/48": "RFC 8215, translation for local use",
    "100::/8": "RFC 4291, reserved",
    "100::/64": "RFC 6666, discarded",
    "100:0:0:1::/64": "RFC 9780, dummy",
    "200::/7": "RFC 4048, NSAP, deprecated",
    "400::/6": "RFC 4291, reserved",
    "800::/5": "RFC 4291, reserved",
    "1000::/4": "RFC 4291, reserved",
    "2001::/23": "RFC 2928, protocol assignments",
    "2001::/32": "RFC 4380, Teredo",
    "2001:1::1/128": "RFC 7723, PCP",
    "2001:1::2/128": "RFC 8155, TURN",
    "2001:1::3/128": "RFC 9665, service registration",
    "2001:2::/48": "RFC 5180, benchmarking",
    "2001:3::/32": "RFC 7450, AMT",
    "2001:4:112::/48": "RFC 7535, AS112",
    "2001:10::/28": "RFC 4843, ORCHID, deprecated",
    "2001:20::/28": "RFC 7343, ORCHIDv2",
    "2001:30::/28": "RFC 9374, drones' identifiers",
    "2001:db8::/32": "RFC 3849, documentation",
    "2620:4f:8000::/48": "RFC 7534, AS112",
    "3fff::/20": "RFC 9637, documentation",
    "4000::/3": "RFC 4291, reserved",
    "5f00::/16": "RFC 9602, segment routing",
    "6000::/3": "RFC 4291, reserved",
    "8000::/3": "RFC 4291, reserved",
    "a000::/3": "RFC 4291, reserved",
    "c000::/3": "RFC 4291, reserved",
    "e000::/4": "RFC 4291, reserved",
    "f000::/5": "RFC 4291, reserved",
    "f800::/6": "RFC 4291, reserved",
    "fc00::/7": "RFC 4193, unique local",
    "fe00::/9": "RFC 4291, reserved",
    "fe80::/10": "RFC 4291, link-local",
    "fec0::/10": "RFC 3879, site-local, deprecated",
    "ff00::/8": "RFC 4291, multicast",
}
CARRIERS = {  # range of IPv6 addresses that lead to an IPv4 one: how many bits stand behind that
    "::ffff:0:0/96": 0,  # RFC 4291, IPv4-mapped
    "64:ff9b::/96": 0,  # RFC 6052, NAT64
    "2002::/16": 80,  # RFC 3056, 6to4
}
ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214, 6.1: before the IPv4 address at the end

REFUSED_4 = tuple(map(IPv4Network, RANGES_4))
REFUSED_6 = tuple(map(IPv6Network, RANGES_6))
CARRYING = tuple((IPv6Network(network), bits) for network, bits in CARRIERS.items())


def is_special(ip: IPv4Address | IPv6Address) -> bool:
    """Return whether *ip* is in one of the ranges, by itself or by the IPv4 address it leads to.

    >>> is_special(IPv6Address("64:ff9b::8.8.8.8")), is_special(IPv6Address("64:ff9b::10.0.0.1"))
    (False, True)
    """
    if isinstance(ip, IPv4Address):
        return any(ip in network for network in REFUSED_4)
    for network, bits in CARRYING:
        if ip in network:
            return is_special(last_bits(ip, bits))
    if int(ip) >> 32 & 0xFFFFFFFF in ISATAP and is_special(last_bits(ip, 0)):
        return True
    return any(ip in network for network in REFUSED_6)


def last_bits(ip: IPv6Address, behind: int) -> IPv4Address:
    """Return the IPv4 address in *ip* that has *behind* bits behind it."""
    return IPv4Address(int(ip) >> behind & 0xFFFFFFFF)
