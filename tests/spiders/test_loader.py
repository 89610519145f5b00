"""Promises of the loader: each declared publisher is a spider."""

import pytest
from scrapy import Request
from scrapy.settings import Settings

from spiders.crawling.news import NewsSpider
from spiders.loader import PublisherLoader
from spiders.publisher import declared_publishers


def test_each_declared_publisher_is_a_spider_under_its_key() -> None:
    loader = PublisherLoader.from_settings(Settings())
    assert loader.list() == list(declared_publishers())
    spider = loader.load(loader.list()[0])
    assert (spider.name, issubclass(spider, NewsSpider)) == (loader.list()[0], True)


def test_an_unknown_key_is_a_key_error_as_scrapy_expects() -> None:
    with pytest.raises(KeyError):
        PublisherLoader.from_settings(Settings()).load("nobody")


def test_an_address_finds_its_publisher() -> None:
    key, publisher = next(iter(declared_publishers().items()))
    loader = PublisherLoader.from_settings(Settings())
    ours, nobodys = f"https://www.{publisher.domains[0]}/a", "https://nobody.example/"
    assert [loader.find_by_request(Request(url)) for url in (ours, nobodys)] == [[key], []]
