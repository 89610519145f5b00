"""The Sun: the London tabloid."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="the-sun",
    name="The Sun",
    domains=("thesun.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.thesun.co.uk/news-sitemap.xml",),
    article_url=r"/\d{6,}/",
    date_order="day_first",
)
