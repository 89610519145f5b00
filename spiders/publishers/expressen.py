"""Expressen: the Stockholm tabloid, with GT and Kvällsposten as sections."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="expressen",
    name="Expressen",
    domains=("expressen.se",),
    language="sv",
    country="SE",
    timezone="Europe/Stockholm",
)
