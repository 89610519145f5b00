"""A release whose pages wrote what means harm into every text, with all that a report can show."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from schemas.content import reading_text
from schemas.parts import Author, Block, Correction, Image, Link, Provenance, Related, Rights
from schemas.release import Quarantined
from tests.pipelines.sample_release import released, version
from tests.pipelines.validated import newsroom, story

BAD = (
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 2'>",
    "\"'><svg onload=window.harmed=3>",
    "</script></title></style><iframe srcdoc='<script>parent.harmed=4</script>'>",
    "javascript:window.harmed=5",
    "' autofocus onfocus='window.harmed=6",
    "--><!-- <meta http-equiv=refresh content='0;url=https://x.example'>",
    "\u202egnirps \u2066x \x00\x1b[31m \u2028 &lt;b&gt; ${harmed=7} {{harmed=8}}",
    "\u0645\u0643\u062a\u0628\u0629 \u200f(\u0661)",
)
SECRET = "The board met behind closed doors."
PLAIN = 130  # articles besides: more than one shard, more than are shown at once
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


def hostile_release(root: Path) -> Path:
    """Return the folder of a release against the newsroom's version, which has fewer articles."""
    version(root)
    return released(root, rows())


def rows():
    """Return the newsroom's rows and more: near-duplicates, revisions, quarantine, bad texts."""
    found = newsroom()
    found["articles"] = [
        *(article for article in found["articles"] if article.rights.text_withheld is None),
        *(plain(number) for number in range(1000, 1000 + PLAIN)),
        *(bad(number, text) for number, text in enumerate(BAD, 300)),
        original(),
        duplicate(),
        withheld(),
    ]
    found["quarantine"] += [
        Quarantined(**bad(number, text).model_dump(), reasons=["headline_words", text])
        for number, text in enumerate(BAD, 400)
    ]
    return found


def plain(number):
    hour = NOON - timedelta(hours=number - 999)
    return story(number, hour, publisher=("harbour-courier", "tarn-gazette")[number % 2])


def bad(number, text):
    """Return an article in which *text* stands wherever a page can put it."""
    return story(
        number,
        NOON,
        headline=text,
        dek=text,
        body=[Block(role="lede", text=text), Block(role="quote", text=text)],
        text=text,
        authors=[Author(name=text, kind="person", url=text)],
        byline=text,
        dateline=text,
        section=text,
        section_path=[text],
        tags=[text],
        images=[Image(url=text, caption=text, credit=text)],
        related=[Related(headline=text, url=text)],
        links=[Link(text=text, url=text)],
        corrections=[Correction(text=text)],
        rights=Rights(license=text, ai_signals=[text]),
        target_uri=text,
        flags=[text],
        provenance=[Provenance(field=text, method=text, raw=text, confidence=0.5)],
    )


def original():
    return story(200, NOON, headline="Tide takes the old pier")


def duplicate():
    first = original()
    body = [
        Block(role="lede", text="Ferry 200 is never back."),
        Block(role="paragraph", text="Gulls were seen."),
    ]
    return story(
        201,
        NOON,
        headline="Old pier gone",
        body=body,
        text=reading_text(body),
        cluster_id=first.article_id,
        cluster_role="duplicate",
        similarity=0.82,
    )


def withheld():
    body = [Block(role="paragraph", text=SECRET)]
    rights = Rights(tdm_reserved=True, text_withheld="tdm_reservation")
    return story(202, NOON, headline="No word", dek=SECRET, body=body, text=SECRET, rights=rights)
