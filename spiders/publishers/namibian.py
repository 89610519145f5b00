"""The Namibian: the Windhoek daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="namibian",
    name="The Namibian",
    domains=("namibian.com.na",),
    language="en",
    country="NA",
    timezone="Africa/Windhoek",
    feeds=("https://www.namibian.com.na/feed/",),
    date_order="day_first",
)
