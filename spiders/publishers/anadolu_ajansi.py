"""Anadolu Ajansı: Turkey's news agency, in many languages under one host."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="anadolu-ajansi",
    name="Anadolu Ajansı",
    domains=("aa.com.tr",),
    language="tr",
    country="TR",
    timezone="Europe/Istanbul",
)
