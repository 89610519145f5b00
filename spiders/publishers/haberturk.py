"""Habertürk: the Istanbul news channel's site."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="haberturk",
    name="Habertürk",
    domains=("haberturk.com",),
    language="tr",
    country="TR",
    timezone="Europe/Istanbul",
)
