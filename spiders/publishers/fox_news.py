"""Fox News: the site of the television channel."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="fox-news",
    name="Fox News",
    domains=("foxnews.com",),
    language="en",
    country="US",
    timezone="America/New_York",
    sitemaps=("https://www.foxnews.com/sitemap.xml?type=news",),
    feeds=("https://moxie.foxnews.com/google-publisher/latest.xml",),
    date_order="month_first",
)
