"""The addresses of real stories are recognised, and no declared pattern shuts one out."""

import json
import re

from spiders.addresses.canonical import canonical_url, url_key
from spiders.addresses.parser import web_address
from spiders.discovery.story_address import looks_like_story
from spiders.discovery.traps import trap
from spiders.publisher import declared_publishers, publisher_for
from tests.cases import folder

CORPUS = folder("BROADSHEET_CORPUS")
STORIES = [
    canonical_url(json.loads(line)["url"])
    for name in ("fundus-dev", "scrapinghub-dev")
    for line in (CORPUS / f"{name}.truth.jsonl").read_text(encoding="utf-8").splitlines()
]
PUBLISHERS = declared_publishers().values()
# Two columns of a blog, of two words each: nothing tells them from sections.
UNLIKELY = {
    "https://www.bigbrandsystem.com/business-focus/",
    "https://www.bigbrandsystem.com/success-mindset/",
}


def test_nearly_every_real_story_looks_like_one() -> None:
    assert {url for url in STORIES if not looks_like_story(url)} == UNLIKELY


def test_no_real_story_is_taken_for_a_trap() -> None:
    assert [url for url in STORIES if trap(url)] == []


def test_no_two_real_stories_share_a_key() -> None:
    assert len({url_key(url) for url in STORIES}) == len(STORIES)


def test_every_declared_pattern_lets_the_publishers_own_stories_through() -> None:
    hosts = [(url, address.host) for url in STORIES if (address := web_address(url))]
    owners = [(url, publisher_for(host, PUBLISHERS)) for url, host in hosts]
    shut_out = [
        url
        for url, owner in owners
        if owner and owner.article_url and not re.search(owner.article_url, url)
    ]
    assert shut_out == []
