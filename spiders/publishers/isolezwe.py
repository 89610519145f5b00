"""Isolezwe: the Durban daily in isiZulu; its pages claim to be in English."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="isolezwe",
    name="Isolezwe",
    domains=("isolezwe.co.za",),
    language="zu",
    country="ZA",
    timezone="Africa/Johannesburg",
    article_url=r"/\d{4}-\d\d-\d\d-",
)
