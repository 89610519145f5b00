"""Mallorca Magazin: the island's weekly in German."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="mallorca-magazin",
    name="Mallorca Magazin",
    domains=("mallorcamagazin.com",),
    language="de",
    country="ES",
    timezone="Europe/Madrid",
    sitemaps=("https://www.mallorcamagazin.com/googlenews.xml",),
    article_url=r"/\d{4}/\d\d/\d\d/\d+/",
)
