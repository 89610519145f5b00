"""NRK: Norway's public broadcaster, in Bokmål and Nynorsk."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nrk",
    name="NRK",
    domains=("nrk.no",),
    language="nb",
    country="NO",
    timezone="Europe/Oslo",
    feeds=("https://www.nrk.no/toppsaker.rss",),
    article_url=r"-?1\.\d{6,}$",
)
