"""Global News: the Canadian television network's newsrooms."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="global-news",
    name="Global News",
    domains=("globalnews.ca",),
    language="en",
    country="CA",
    timezone="America/Toronto",
    article_url=r"/news/\d+/",
)
