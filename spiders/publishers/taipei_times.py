"""Taipei Times: Taiwan's daily in English."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="taipei-times",
    name="Taipei Times",
    domains=("taipeitimes.com",),
    language="en",
    country="TW",
    timezone="Asia/Taipei",
    sitemaps=("https://www.taipeitimes.com/sitemap/sitemap.xml",),
    article_url=r"/archives/\d{4}/\d\d/\d\d/\d+",
)
