"""Stuttgarter Zeitung: the Stuttgart daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="stuttgarter-zeitung",
    name="Stuttgarter Zeitung",
    domains=("stuttgarter-zeitung.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
)
