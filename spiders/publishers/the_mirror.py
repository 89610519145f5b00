"""The Mirror: Reach's London tabloid."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="the-mirror",
    name="The Mirror",
    domains=("mirror.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.mirror.co.uk/map_news.xml",),
    article_url=r"-\d{6,}$",
    date_order="day_first",
)
