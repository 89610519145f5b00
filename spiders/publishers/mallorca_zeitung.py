"""Mallorca Zeitung: Prensa Ibérica's weekly in German."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="mallorca-zeitung",
    name="Mallorca Zeitung",
    domains=("mallorcazeitung.es",),
    language="de",
    country="ES",
    timezone="Europe/Madrid",
    article_url=r"/\d{4}/\d\d/\d\d/",
)
