"""Crawl and parse: the network's edge, and from page to Article."""
