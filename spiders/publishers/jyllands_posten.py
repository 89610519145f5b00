"""Jyllands-Posten: the Aarhus daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="jyllands-posten",
    name="Jyllands-Posten",
    domains=("jyllands-posten.dk",),
    language="da",
    country="DK",
    timezone="Europe/Copenhagen",
    sitemaps=("https://jyllands-posten.dk/sitemapindex.xml",),
    article_url=r"/ECE\d+/",
)
