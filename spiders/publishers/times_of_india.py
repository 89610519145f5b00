"""The Times of India: one of many sites on its domain."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="times-of-india",
    name="The Times of India",
    domains=("timesofindia.indiatimes.com",),
    language="en",
    country="IN",
    timezone="Asia/Kolkata",
    sitemaps=("https://timesofindia.indiatimes.com/sitemap/today",),
    feeds=("https://timesofindia.indiatimes.com/rssfeedmostrecent.cms",),
    article_url=r"/(articleshow|liveblog)/\d+\.cms",
    date_order="day_first",
)
