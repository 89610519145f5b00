"""Where a site is and what its clocks show, as far as its address and language tell."""

from spiders.drafting.territory import country_of_host, country_of_language, zone_of


def test_a_country_of_one_clock_has_a_zone() -> None:
    countries = ("GB", "DE", "JP", "NZ", "ES", "US", "ZZ")
    assert [zone_of(country) for country in countries] == [
        "Europe/London",
        "Europe/Berlin",
        "Asia/Tokyo",
        None,
        None,
        None,
        None,
    ]


def test_a_country_domain_names_its_country_unless_it_is_sold_to_all() -> None:
    hosts = ("bbc.co.uk", "abc.net.au", "spiegel.de", "sermitsiaq.gl", "x.tv", "x.com", "127.0.0.1")
    assert [country_of_host(host) for host in hosts] == ["GB", "AU", "DE", "GL", None, None, None]


def test_a_language_tag_may_name_a_country() -> None:
    tags = ("de-AT", "pt_BR", "zh-Hant-TW", "en", "sr-Latn", "")
    assert [country_of_language(tag) for tag in tags] == ["AT", "BR", "TW", None, None, None]
