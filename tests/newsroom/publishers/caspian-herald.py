"""The Caspian Herald: bare markup, and nothing but section pages to find its stories by."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="caspian-herald",
    name="Caspian Herald",
    domains=("caspian-herald.example",),
    language="en",
    country="AZ",
    timezone="Asia/Baku",
    sections=(
        "http://caspian-herald.example/world/",
        "http://caspian-herald.example/economy/",
    ),
    article_url=r"/(world|economy|society)/[a-z0-9-]+\.html$",
    date_order="day_first",
)
