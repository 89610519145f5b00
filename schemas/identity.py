"""Ids that stay: hashes of what a thing is, never of when or where it was found."""

import hashlib


def article_id(publisher: str, url_key: str) -> str:
    """Return the stable id of the article that *publisher* keeps under *url_key*."""
    return digest(f"{publisher}\n{url_key}")


def digest(text: str) -> str:
    """Return 128 bits of SHA-256 in hexadecimal.

    >>> digest("news")
    '19fba0e995b9794fc2c26217bf3b725c'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:32]
