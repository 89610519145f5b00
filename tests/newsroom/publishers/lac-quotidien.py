"""Le Quotidien du Lac: French, German, Arabic and Japanese; text and data mining is reserved."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="lac-quotidien",
    name="Le Quotidien du Lac",
    domains=("lac-quotidien.example",),
    language="fr",
    country="CH",
    timezone="Europe/Zurich",
    feeds=("http://lac-quotidien.example/atom.xml",),
    article_url=r"/(fr|de|ar|ja)/[a-z-]+/[\w-]+-\d{4}$",
    terms="http://lac-quotidien.example/conditions",
    tdm_reserved=True,
)
