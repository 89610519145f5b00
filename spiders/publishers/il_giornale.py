"""Il Giornale: the Milan daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="il-giornale",
    name="Il Giornale",
    domains=("ilgiornale.it",),
    language="it",
    country="IT",
    timezone="Europe/Rome",
    article_url=r"-\d{6,}\.html$",
)
