"""Landesspiegel: news of Liechtenstein."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="landesspiegel",
    name="Landesspiegel",
    domains=("landesspiegel.li",),
    language="de",
    country="LI",
    timezone="Europe/Vaduz",
    article_url=r"landesspiegel\.li/\d{4}/\d\d/",
)
