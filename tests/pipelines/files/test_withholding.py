"""What is withheld is in no column that holds words of the story, and all else stays."""

import pytest

from pipelines.files.withholding import without_withheld_text
from schemas.article import Article
from schemas.columns import table_of
from schemas.parts import Correction, Image, Link, Provenance, Rights
from tests.pipelines.validated import story

WITHHELD = Rights(text_withheld="tdm_reservation")
WORDS = {
    "dek": "Gulls came first.",
    "images": [
        Image(url="https://a.example/1.jpg", caption="A gull waits.", credit="Ines Quell"),
        Image(url="https://a.example/2.jpg"),
    ],
    "links": [Link(text="gulls of old", url="https://a.example/old")],
    "corrections": [Correction(text="It was a tern.")],
    "provenance": [Provenance(field="dek", method="meta", raw="Gulls came", confidence=0.9)],
}


def told(article: Article) -> Article:
    """Return *article* with words in every column that can hold some."""
    return article.model_copy(update=WORDS)


@pytest.mark.parametrize("start", [0, 1, 2])
def test_only_withheld_rows_lose_their_words(start: int) -> None:
    articles = [
        told(story(1)),
        told(story(2, rights=WITHHELD)),
        story(3, rights=WITHHELD),
        story(4),
    ]
    whole = table_of(articles, Article).slice(start)
    rows = without_withheld_text(whole, Article).to_pylist()
    for before, row in zip(whole.to_pylist(), rows, strict=True):
        if before["rights"]["text_withheld"] is None:
            assert row == before
            continue
        assert (row["text"], row["body"], row["dek"], row["corrections"]) == ("", [], None, [])
        assert [image["caption"] for image in row["images"]] == [None] * len(before["images"])
        assert [image["url"] for image in row["images"]] == [one["url"] for one in before["images"]]
        assert [link["text"] for link in row["links"]] == [""] * len(before["links"])
        assert {one["raw"] for one in row["provenance"]} <= {None}
        kept = ("headline", "word_count", "authors", "tags", "rights", "content_hash")
        assert [row[name] for name in kept] == [before[name] for name in kept]


def test_nothing_is_done_where_nothing_is_withheld() -> None:
    rows = table_of([told(story(1)), story(2)], Article)
    assert without_withheld_text(rows, Article).equals(rows)
