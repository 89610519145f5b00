"""Every declared publisher loads, is named after its file, and owns its hosts alone."""

import subprocess
import sys

import pytest

from spiders.addresses.canonical import canonical_url
from spiders.addresses.parser import web_address
from spiders.publisher import Publisher, declared_publishers, publisher_for

PUBLISHERS = list(declared_publishers().values())


def test_at_least_thirty_publishers_are_declared() -> None:
    assert len(PUBLISHERS) >= 30


def test_no_domain_belongs_to_two_publishers() -> None:
    domains = [domain for publisher in PUBLISHERS for domain in publisher.domains]
    assert sorted(domains) == sorted(set(domains))


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.key)
def test_a_publisher_is_found_by_each_of_its_hosts(publisher: Publisher) -> None:
    found = {publisher_for(domain, PUBLISHERS) for domain in publisher.domains}
    assert found == {publisher}


@pytest.mark.parametrize("domain", ["müller-bote.example", "XN--Mller-Bote-9DB.Example."])
def test_a_domain_is_one_host_however_it_is_declared(domain: str) -> None:
    facts = {"key": "bote", "name": "Bote", "language": "de", "country": "DE"}
    publisher = Publisher.model_validate({**facts, "domains": (domain,)})
    host = web_address("https://www.Müller-Bote.example./")
    assert host is not None
    assert publisher_for(host.host, [publisher]) is publisher
    assert web_address(f"https://{publisher.domains[0]}/") is not None


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.key)
def test_its_hosts_and_addresses_are_written_as_they_are_asked_for(publisher: Publisher) -> None:
    addresses = (*publisher.sitemaps, *publisher.feeds, *publisher.sections)
    hosts = [web_address(f"https://{domain}") for domain in publisher.domains]
    assert [canonical_url(address) for address in addresses] == list(addresses)
    assert [host.host for host in hosts if host] == list(publisher.domains)


@pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.key)
def test_a_publisher_says_in_which_zone_it_prints_times(publisher: Publisher) -> None:
    assert publisher.timezone


def test_declared_publishers_are_spiders() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], capture_output=True, text=True, check=True
    )
    assert listed.stdout.split() == [publisher.key for publisher in PUBLISHERS]
