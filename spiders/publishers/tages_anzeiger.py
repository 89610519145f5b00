"""Tages-Anzeiger: the Zurich daily of the Tamedia group, which shares copy with its sisters."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="tages-anzeiger",
    name="Tages-Anzeiger",
    domains=("tagesanzeiger.ch",),
    language="de",
    country="CH",
    timezone="Europe/Zurich",
    sitemaps=("https://www.tagesanzeiger.ch/sitemaps/news.xml",),
    article_url=r"-\d{9,}$",
)
