"""Het Nieuwsblad: the Flemish daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nieuwsblad",
    name="Het Nieuwsblad",
    domains=("nieuwsblad.be",),
    language="nl",
    country="BE",
    timezone="Europe/Brussels",
    article_url=r"/cnt/dmf\d+_\d+",
)
