"""The ways in which one publisher breaks: its captures of a crawl -> what a broken site gives.

Each way names the columns of which the gate should speak.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from benchmarks.gate_publishers import Pair
from schemas.article import Article
from schemas.content import content_hash, reading_text, word_count
from schemas.identity import article_id
from schemas.parts import Author, Block
from spiders.addresses import url_key

Break = Callable[[list[Pair], list[Pair]], list[Pair]]  # own captures, another publisher's


@dataclass(frozen=True)
class Way:
    """One way to break, and the columns of which one should be named."""

    name: str
    columns: tuple[str, ...]
    broken: Break


def remade(article: Article, **values: Any) -> Article:
    """Return *article* with other values, its text and hash made anew."""
    changed = article.model_copy(update=values)
    if "body" in values:
        text = reading_text(changed.body)
        changed = changed.model_copy(update={"text": text, "word_count": word_count(text)})
    if "published_at" in values and "published_day" not in values:
        at = changed.published_at
        more = {"published_day": at and at.date()}
        more |= {} if at else {"published_precision": None}
        changed = changed.model_copy(update=more)
    return changed.model_copy(update={"content_hash": content_hash(changed)})


def each(change: Callable[[Article, int], dict[str, Any]]) -> Break:
    """Return the way that changes values of each article, which it gets with its number."""

    def broken(own: list[Pair], _: list[Pair]) -> list[Pair]:
        return [
            (article and remade(article, **change(article, number)), row)
            for number, (article, row) in enumerate(own)
        ]

    return broken


def rejected(reason: str, every: int, keeps: int, status: int = 200) -> Break:
    """Return the way in which all but *keeps* of *every* captures give no article."""

    def broken(own: list[Pair], _: list[Pair]) -> list[Pair]:
        found: list[Pair] = []
        for number, (article, row) in enumerate(own):
            if number % every < keeps:
                found.append((article, row))
                continue
            state = {"state": "rejected", "reason": reason, "http_status": status}
            nothing = {"article_id": None, "revision": None}
            found.append((None, row.model_copy(update=state | nothing)))
        return found

    return broken


def every_block(change: Callable[[str], str]) -> Break:
    """Return the way that changes the text of each block."""
    return each(
        lambda article, _: {
            "body": [Block(role=block.role, text=change(block.text)) for block in article.body]
        }
    )


def halves(article: Article, _: int) -> dict[str, Any]:
    """Cut a body to its first half."""
    words = article.text.split(" ")
    half = " ".join(words[: max(1, len(words) // 2)])
    parts = half.split("\n\n")
    return {"body": [Block(role="paragraph", text=part) for part in parts]}


def home(own: list[Pair], _: list[Pair]) -> list[Pair]:
    """Point every canonical link to the home page."""
    found: list[Pair] = []
    for article, row in own:
        if article is None:
            found.append((article, row))
            continue
        url = f"https://{article.url.split('/')[2]}/"
        name = article_id(article.publisher, url_key(url))
        found.append(
            (
                remade(article, url=url, article_id=name, cluster_id=name),
                row.model_copy(update={"article_id": name}),
            )
        )
    return found


def mixed(own: list[Pair], other: list[Pair]) -> list[Pair]:
    """Give every second article the text of another publisher's."""
    texts = [article.body for article, _ in other if article is not None]
    return [
        (article and remade(article, body=texts[number % len(texts)]), row)
        if number % 2
        else (article, row)
        for number, (article, row) in enumerate(own)
    ]


def truncated(own: list[Pair], _: list[Pair]) -> list[Pair]:
    """Cut every capture short."""
    cut = each(lambda article, _: {"body": article.body[:1], "flags": ["truncated:length"]})
    return [(one, row.model_copy(update={"truncated": "length"})) for one, row in cut(own, [])]


def misread(text: str) -> str:
    """Return UTF-8 read as Latin-1."""
    return re.sub("[aeo]", "é", text, count=3).encode().decode("latin-1")


SAME = "Our newsletter brings the best of the week to you every Friday at noon."
STUB = "This story is for subscribers. Sign in to read on."
GONE = [Block(role="lede", text="The page that you look for is not here any more, we are sorry.")]
FOREIGN = "Il quadro che si vede non ha nulla di quello che ne fu detto allora da noi."

WAYS = (
    Way("missing from the crawl", ("article_id",), lambda own, _: []),
    Way("a quarter of its articles", ("article_id",), lambda own, _: own[: len(own) // 4]),
    Way("bot walls on half the pages", ("state",), rejected("challenge_page", 2, 1)),
    Way("bodies cut to half", ("word_count", "text", "body"), each(halves)),
    Way("the site's name as headline", ("headline",), each(lambda *_: {"headline": "The Post"})),
    Way(
        "a newsletter line in every body",
        ("body", "text"),
        each(lambda one, _: {"body": [*one.body, Block(role="paragraph", text=SAME)]}),
    ),
    Way(
        "markup in the text",
        ("text", "body"),
        every_block(lambda text: f'<span class="a">{text}</span>'),
    ),
    Way(
        "a wrong language attribute",
        ("language",),
        each(lambda one, _: {"language": "pt" if one.language != "pt" else "es"}),
    ),
    Way(
        "dates a day early",
        ("published_at",),
        each(lambda one, _: {"published_at": one.published_at - timedelta(days=1)}),
    ),
    Way(
        "the author is the publisher",
        ("authors",),
        each(lambda one, _: {"authors": [Author(name=one.publisher, kind="organisation")]}),
    ),
    Way("one tag list for all", ("tags",), each(lambda *_: {"tags": ["News", "Today"]})),
    Way("no author", ("authors",), each(lambda *_: {"authors": []})),
    Way("no date", ("published_at",), each(lambda *_: {"published_at": None})),
    Way("no tags", ("tags",), each(lambda *_: {"tags": []})),
    Way("no section", ("section",), each(lambda *_: {"section": None, "section_path": []})),
    Way("no images", ("images",), each(lambda *_: {"images": []})),
    Way("no dek", ("dek",), each(lambda *_: {"dek": None})),
    Way("no language", ("language",), each(lambda *_: {"language": "und"})),
    Way("no body", ("text", "body", "word_count"), each(lambda *_: {"body": []})),
    Way("no headline", ("headline",), each(lambda *_: {"headline": None})),
    Way("the same body for all", ("text", "body"), each(lambda *_: {"body": GONE})),
    Way("texts of two publishers mixed", ("text",), mixed),
    Way(
        "the page's clock as date",
        ("published_at",),
        each(lambda one, _: {"published_at": one.fetched_at - timedelta(seconds=1)}),
    ),
    Way(
        "one instant for all",
        ("published_at",),
        lambda own, other: each(
            lambda *_: {"published_at": min(row.fetched_at for _, row in own) - timedelta(hours=9)}
        )(own, other),
    ),
    Way(
        "dates in the future",
        ("published_at",),
        each(lambda one, _: {"published_at": one.fetched_at + timedelta(days=20)}),
    ),
    Way("one kind for all", ("kind",), each(lambda *_: {"kind": "video"})),
    Way(
        "stubs before a paywall",
        ("word_count", "text", "body", "paywall"),
        each(lambda one, _: {"body": [one.body[0], Block(role="paragraph", text=STUB)]}),
    ),
    Way(
        "quotes in another language",
        ("text",),
        every_block(lambda text: FOREIGN + str(len(text)) + "."),
    ),
    Way("every paragraph twice", ("body",), each(lambda one, _: {"body": one.body * 2})),
    Way("canonical links to the home page", ("url",), home),
    Way("refused with 403", ("state",), rejected("http_error", 10, 2, 403)),
    Way("soft 404 pages", ("state",), rejected("error_page", 4, 1)),
    Way("only pages that list", ("state", "article_id"), rejected("index_page", 1, 0)),
    Way("captures cut short", ("truncated",), truncated),
    Way("a broken encoding", ("text",), every_block(misread)),
    Way(
        "modified before published",
        ("modified_at",),
        each(lambda one, _: {"modified_at": one.published_at - timedelta(days=2)}),
    ),
)
