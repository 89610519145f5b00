"""Sermitsiaq: the Nuuk weekly, in Danish and Greenlandic."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="sermitsiaq",
    name="Sermitsiaq",
    domains=("sermitsiaq.ag",),
    language="da",
    country="GL",
    timezone="America/Nuuk",
    article_url=r"/\d{5,}$",
)
