"""Der Tagesspiegel: the Berlin daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="tagesspiegel",
    name="Der Tagesspiegel",
    domains=("tagesspiegel.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.tagesspiegel.de/news.xml",),
    article_url=r"-\d{5,}\.html$",
)
