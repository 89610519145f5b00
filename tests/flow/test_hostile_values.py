"""Values that mean harm, wherever a page has values: each loses itself, never its article."""

import json
from dataclasses import replace
from html import escape
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.parsing.told import table_of_json
from schemas.article import Article
from schemas.columns import arrow_schema, table_of
from schemas.errors import ParseError
from schemas.rejection import Rejection
from spiders.addresses import web_address
from spiders.extraction.assembly import parse_capture
from spiders.extraction.page.structured import json_ld
from tests.flow.test_hostile_pages import capture
from tests.pipelines.stories import SENTENCES

ADDRESSES = (
    *("http://[x]/", "http://[::1", "//[", "http://a\ud800.example/b", "https://\ud800/"),
    *("http://news.example:99999999/", "http://news.example:x/", "http://%00/", "http:///", "//"),
    *("http://news.example/\x00\u202e\ud800?\udfff#\ud800", "data:,x", "http://" + "a." * 3_000),
    *("/" * 2_000, "../" * 500, "http://\u2100.example/", "http://user:pass@[x]:1/", "?", "#"),
)
TEXTS = (
    *("", " ", "\x00", "\ud800", "a\udfffb", "\u202e\u2066x\u2069", "\ufffe\uffff", "a" * 30_000),
    *("&#xD800;", "&#0;", "&#1114112;", "&amp; &#" + "9" * 5_000 + ";", "\u0085\u2028", "NaN"),
    *("1e999", "null", "By \ud800 Smith"),
)
DATES = (
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0000-00-00", "9999-12-31"),
    *(
        "2026-11-15T08:30:00+99:99",
        "99999999999999999999",
        "-1",
        "2026-13-45",
        "1e400",
        "0001-01-01",
    ),
    *("\ud8002026-11-15", "2026-11-15T08:30:00\x00Z", "24:00:00", "9" * 5_000, "31 December 9999"),
)
texts = st.sampled_from((*ADDRESSES, *TEXTS, *DATES)) | st.text(max_size=30)
numbers = st.sampled_from([0, -1, 10**400, float("nan"), float("inf"), -0.0, 1e308])
scalars = texts | numbers | st.booleans() | st.none()
NAMES = ("@id", "@type", "@value", "name", "url", "item", "caption", "contentUrl", "width")
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=6,
)
KEYS = (
    *("headline", "alternativeHeadline", "description", "datePublished", "dateModified", "url"),
    *("dateCreated", "author", "creator", "articleSection", "keywords", "about", "image", "@id"),
    *("isAccessibleForFree", "license", "publisher", "mainEntityOfPage", "inLanguage", "wordCount"),
    *("mainEntity", "itemListElement", "copyrightHolder", "thumbnailUrl", "genre", "correction"),
)
METAS = (
    *("og:title", "og:url", "og:image", "og:site_name", "og:type", "author", "article:author"),
    *("article:published_time", "article:modified_time", "article:section", "article:tag", "date"),
    *("keywords", "description", "robots", "tdm-reservation", "tdm-policy", "news_keywords"),
    *("language", "content-language", "twitter:label1", "twitter:data1", "article:content_tier"),
)


def markup(ld: Any, metas: dict[str, str], given: list[str]) -> bytes:
    """Return a page whose values are the given ones, as bytes no browser refuses."""
    a, b, c, d = (escape(text) for text in given)
    lines = "".join(
        f'<meta name="{n}" property="{n}" content="{escape(v)}">' for n, v in metas.items()
    )
    script = json.dumps(ld).replace("</", "<\\/")
    body = "".join(f"<p>{text}</p>" for text in SENTENCES)
    return (
        f'<!DOCTYPE html><html lang="{d}"><head><base href="{a}"><title>{b}</title>{lines}'
        f'<link rel="canonical" href="{c}"><link rel="license" href="{a}">'
        f'<script type="application/ld+json">{script}</script></head><body><article>'
        f'<h1>{b}</h1><a rel="author" href="{c}">{b}</a><p class="byline">By {d}</p>'
        f'<time datetime="{d}">{b}</time><time>{d}</time>'
        f'<figure><img src="{a}" data-src="{c}" width="{d}" height="{b}" alt="{b}">'
        f'<figcaption>{d}</figcaption></figure>{body}<p><a href="{a}">{b}</a> {d} '
        f'<a href="{c}">words that lead away</a></p></article>'
        f'<section class="related"><h2>Related</h2><ul><li><a href="{c}">A story of the fair that '
        f'opened</a></li><li><a href="{a}">Another story of that fair</a></li></ul></section>'
        f'<a rel="tag" href="{a}">{b}</a></body></html>'
    ).encode("utf-8", "surrogatepass")


def written(article: Article) -> pa.Table:
    """Return the row of *article* as a release holds it."""
    table = table_of([article], Article)
    table.validate(full=True)
    assert table.schema.equals(arrow_schema(Article))
    told = article.model_dump_json(warnings=False).encode()  # as the parser's process tells it
    assert table_of_json([told], Article).equals(table)
    return table


@pytest.mark.hostile
@pytest.mark.slow
@settings(max_examples=250, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=12),
    st.dictionaries(st.sampled_from(METAS), texts, max_size=10),
    st.lists(texts, min_size=4, max_size=4),
    st.sampled_from(["http://hostile.example/2026/11/16/ferry", *ADDRESSES]),
    st.sampled_from(["text/html", "text/html", "text/plain", "text/\ud800"]),
)
def test_any_values_give_an_article_that_can_be_written_or_a_reason(
    story, metas, given, url, media_type
):
    ld = [{"@type": "NewsArticle", **story}, {"@type": "BreadcrumbList", **story}]
    sent = {"headers": (("Content-Type", media_type),), "content_type": media_type}
    one = replace(capture(markup(ld, metas, given)), target_uri=url, **sent)
    try:
        article = parse_capture(one, None)
    except ParseError as error:
        table_of([Rejection.of(error)], Rejection)
        return
    written(article)


CALM = {"@type": "NewsArticle", "headline": "The ferry is back"}


def is_plain(url: str | None) -> bool:
    """Whether *url* is null or a web address as browsers write it."""
    return url is None or (url.isascii() and url.isprintable() and web_address(url) is not None)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_broken_address_is_null_and_its_author_stays(address: str):
    ld = CALM | {"author": {"@type": "Person", "name": "Ada Byron", "url": address}}
    article = parse_capture(capture(markup(ld, {}, ["x", "y", "z", "en"])), None)
    assert [author.name for author in article.authors] == ["Ada Byron"]
    assert is_plain(article.authors[0].url)
    said = [line.method for line in article.provenance if line.field == "authors"]
    assert ("rejected:address" in said) == (article.authors[0].url is None and bool(address))
    written(article)


@pytest.mark.parametrize("date", DATES)
def test_a_broken_date_is_null_and_its_article_stays(date: str):
    ld = CALM | {"datePublished": date, "dateModified": date}
    article = parse_capture(capture(markup(ld, {}, ["x", "y", "z", "en"])), None)
    assert article.headline == "The ferry is back"
    written(article)


@pytest.mark.parametrize("value", [10**400, float("nan"), float("inf"), True, [[]], {"a": {}}])
def test_what_is_no_text_is_no_value_and_the_article_stays(value: Any):
    ld = {"@type": "NewsArticle"} | dict.fromkeys(set(KEYS) - {"headline"}, value)
    article = parse_capture(capture(markup(ld, {"og:title": "Ferry"}, ["x", "y", "z", "en"])), None)
    assert article.text.startswith(SENTENCES[0])
    written(article)


@pytest.mark.parametrize("value", ["9" * 5_000, "1e999", "NaN", "-Infinity"])
def test_a_number_out_of_range_is_null_and_its_object_stays(value: str):
    ld = '{"@type": "NewsArticle", "headline": "The ferry is back", "wordCount": ' + value + "}"
    assert list(json_ld([ld])) == [CALM | {"wordCount": None}]


def test_endless_character_references_lose_themselves():
    ld = "{&quot;headline&quot;: &quot;The ferry&#" + "9" * 5_000 + ";&quot;}"
    assert list(json_ld([ld])) == [{"headline": "The ferry\ufffd"}]


def test_deep_nesting_in_a_value_loses_the_value():
    ld = (
        '{"@type": "NewsArticle", "headline": "Deep", "author": '
        + "[" * 20_000
        + "]" * 20_000
        + "}"
    )
    page = markup({}, {}, ["x", "y", "z", "en"]).replace(b">{}<", f">{ld}<".encode())
    assert parse_capture(capture(page), None).text.startswith(SENTENCES[0])
