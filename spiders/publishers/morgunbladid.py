"""Morgunblaðið: the Reykjavík daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="morgunbladid",
    name="Morgunblaðið",
    domains=("mbl.is",),
    language="is",
    country="IS",
    timezone="Atlantic/Reykjavik",
    feeds=(
        "https://www.mbl.is/feeds/fp/",
        "https://www.mbl.is/feeds/innlent/",
        "https://www.mbl.is/feeds/erlent/",
    ),
    article_url=r"/\d{4}/\d\d/\d\d/",
)
