"""GameStar: games and hardware; story numbers follow a comma."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="gamestar",
    name="GameStar",
    domains=("gamestar.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    article_url=r"/artikel/.+,\d+\.html",
)
