"""CBC News: Canada's public broadcaster; found by its feeds."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="cbc-news",
    name="CBC News",
    domains=("cbc.ca",),
    language="en",
    country="CA",
    timezone="America/Toronto",
    feeds=(
        "https://www.cbc.ca/webfeed/rss/rss-topstories",
        "https://www.cbc.ca/webfeed/rss/rss-world",
        "https://www.cbc.ca/webfeed/rss/rss-canada",
    ),
)
