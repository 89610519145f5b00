"""taz: the Berlin daily, free to read; story numbers follow an exclamation mark."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="taz",
    name="taz",
    domains=("taz.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://taz.de/sitemap-google-news.xml",),
    article_url=r"/!\d+/",
)
