"""BBC: one newsroom on two domains; the same story stands under both."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="bbc",
    name="BBC",
    domains=(
        "bbc.com",
        "bbc.co.uk",
    ),
    language="en",
    country="GB",
    timezone="Europe/London",
    sitemaps=("https://www.bbc.com/sitemaps/https-index-com-news.xml",),
    feeds=("https://feeds.bbci.co.uk/news/rss.xml",),
    date_order="day_first",
)
