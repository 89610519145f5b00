"""Declared publishers as spiders: `scrapy list`, `scrapy crawl KEY`."""

from scrapy import Request
from scrapy.settings import BaseSettings

from spiders.addresses import host_of_url
from spiders.crawling import NewsSpider, spider_of
from spiders.publisher import Publisher, declared_publishers, publisher_for


class PublisherLoader:
    """Scrapy's SPIDER_LOADER_CLASS: one spider for each declared publisher, under its key."""

    def __init__(self, publishers: dict[str, Publisher]) -> None:
        self.publishers = publishers

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> "PublisherLoader":
        """Return the loader of every declared publisher."""
        return cls(declared_publishers())

    def load(self, spider_name: str) -> type[NewsSpider]:
        """Return the spider of the publisher *spider_name*. Raises KeyError."""
        return spider_of(self.publishers[spider_name])

    def find_by_request(self, request: Request) -> list[str]:
        """Return the key of the publisher that *request* goes to."""
        found = publisher_for(host_of_url(request.url), self.publishers.values())
        return [found.key] if found else []

    def list(self) -> list[str]:
        """Return the keys of all publishers."""
        return [*self.publishers]
