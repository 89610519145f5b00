"""TechRadar: Future's consumer technology site."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="techradar",
    name="TechRadar",
    domains=("techradar.com",),
    language="en",
    country="GB",
    timezone="Europe/London",
    date_order="day_first",
)
