"""The Skerrow Echo: every story but one breaks a critical check."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="skerrow-echo",
    name="Skerrow Echo",
    domains=("skerrow-echo.example.com",),
    language="en",
    country="GB",
    timezone="Europe/London",
    sections=("http://skerrow-echo.example.com/",),
    article_url=r"/harbour/[a-z0-9-]+-\d{4}$",
)
