"""Bayerischer Rundfunk: the Bavarian public broadcaster's news pages."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="br",
    name="Bayerischer Rundfunk",
    domains=("br.de",),
    language="de",
    country="DE",
    timezone="Europe/Berlin",
    sitemaps=("https://www.br.de/nachrichten/sitemaps/news.xml",),
    article_url=r"br\.de/nachrichten/.+,\w{7}$",
)
