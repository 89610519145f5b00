"""Rewritten pages keep what a reader sees of the story."""

from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks.corpus import Page
from benchmarks.rewritten import FAULTS, FORMS, STRANGERS, WAYS, rewritten
from schemas.capture import Capture

STORY = "".join(f"<p class='text'>Sentence {n} of the harbour's story.</p>\n" for n in range(9))
HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A harbour</title>
<meta name="author" content="Ada Lovelace"><script type="application/ld+json">{{}}</script></head>
<body class="page one"><article id="story"><h1>A harbour</h1>
<time datetime="2024-05-12">12 May 2024</time>{STORY}</article></body></html>"""


def words(html: str) -> list[str]:
    body = LexborHTMLParser(html).body
    assert body is not None
    return body.text(separator=" ").split()


@pytest.mark.parametrize("name", FORMS)
def test_another_form_shows_the_same_words(name: str) -> None:
    other = FORMS[name](HTML)
    assert other != HTML
    assert words(other) == words(HTML)


@pytest.mark.parametrize("name", [*STRANGERS, *FAULTS])
def test_what_is_added_stands_beside_all_that_was_there(name: str) -> None:
    other = words(WAYS[name](HTML))
    assert len(other) > len(words(HTML))
    remaining = iter(other)
    assert all(word in remaining for word in words(HTML))


def test_a_seed_gives_one_page_and_seeds_give_all_ways() -> None:
    drawn = [rewritten(HTML, str(seed)) for seed in range(60)]
    assert drawn == [rewritten(HTML, str(seed)) for seed in range(60)]
    assert len(set(drawn)) > len(WAYS)


def test_a_page_that_is_no_utf_8_is_not_rewritten() -> None:
    capture = Capture("r", "response", "https://g.example/", datetime(2026, 1, 1, tzinfo=UTC), b"")
    page = Page("own", capture, {})
    rewritten_page = page.rewritten(lambda html: f"<p>{html}")
    assert rewritten_page is not None
    assert rewritten_page.is_rewritten
    assert rewritten_page.capture.payload == b"<p>"
    latin = Capture(
        "r", "response", "https://g.example/", datetime(2026, 1, 1, tzinfo=UTC), b"caf\xe9"
    )
    assert Page("own", latin, {}).rewritten(str) is None
