"""WAZ: the Essen daily of the Funke group, which shares copy with its sisters."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="waz",
    name="WAZ",
    domains=("waz.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.waz.de/sitemaps/news.xml",),
    article_url=r"/article\d+/|-id\d+\.html$",
)
