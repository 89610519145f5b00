"""Media Indonesia: the Jakarta daily."""

from spiders.publisher import Publisher

PUBLISHER = Publisher(
    key="media-indonesia",
    name="Media Indonesia",
    domains=("mediaindonesia.com",),
    language="id",
    country="ID",
    timezone="Asia/Jakarta",
    article_url=r"mediaindonesia\.com/[a-z-]+/\d+/",
)
