"""Salzburger Nachrichten: the Salzburg daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="salzburger-nachrichten",
    name="Salzburger Nachrichten",
    domains=("sn.at",),
    language="de",
    country="AT",
    timezone="Europe/Vienna",
    sitemaps=("https://www.sn.at/sitemapindex.xml",),
    article_url=r"-\d{6,}$",
)
