"""Metro: the London free sheet."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="metro-uk",
    name="Metro",
    domains=("metro.co.uk",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://metro.co.uk/news-sitemap.xml",),
    article_url=r"metro\.co\.uk/\d{4}/\d\d/\d\d/",
    date_order="day_first",
)
