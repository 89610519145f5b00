"""Corriere della Sera: the Milan daily; city editions are subdomains."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="corriere-della-sera",
    name="Corriere della Sera",
    domains=("corriere.it",),
    language="it",
    country="IT",
    timezone="Europe/Rome",
)
