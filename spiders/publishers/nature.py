"""Nature: the journal's news pages; research papers share the same addresses."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nature",
    name="Nature",
    domains=("nature.com",),
    language="en",
    country="GB",
    timezone="Europe/London",
    feeds=("https://www.nature.com/nature.rss",),
    article_url=r"/articles/d41586-",
    date_order="day_first",
)
