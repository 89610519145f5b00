"""The Citizen: the Johannesburg daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="the-citizen",
    name="The Citizen",
    domains=("citizen.co.za",),
    language="en",
    country="ZA",
    timezone="Africa/Johannesburg",
    date_order="day_first",
)
