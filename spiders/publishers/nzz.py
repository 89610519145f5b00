"""Neue Zürcher Zeitung: the Zurich daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="nzz",
    name="Neue Zürcher Zeitung",
    domains=("nzz.ch",),
    language="de",
    country="CH",
    timezone="Europe/Zurich",
    sitemaps=("https://www.nzz.ch/sitemap/news0.xml",),
    article_url=r"-ld\.\d+$",
)
