"""Lines that want something are told by how they are set and where their links lead."""

import pytest

from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.strangers import without_strangers
from tests.spiders.extraction.harbour import PARAGRAPHS
from tests.spiders.extraction.pages import page

STORY = list(PARAGRAPHS)
HOST = "www.northport-gazette.example"


def left(between: str = "", below: str = "") -> list[str]:
    """Return what is left of the story with markup between its paragraphs and below them."""
    first, *others = (f"<p>{text}</p>" for text in STORY)
    blocks = blocks_of(page(f"<div>{first}{between}{''.join(others)}{below}</div>").tree)[0]
    kept = without_strangers(range(len(blocks)), blocks, host=HOST)
    return [blocks[index].text for index in kept]


@pytest.mark.parametrize(
    "note",
    [
        "<p><em>Tides and masons, each Friday. <a href='/x'>Have them sent</a>.</em></p>",
        "<p><b>La mer au téléphone : <a href='/x'>par ici</a></b></p>",
        "<p>Wer liest, weiß mehr. <a href='https://t.me/hafen'>Zum Kanal</a></p>",
        "<p>Lost at sea? We look out for you. <a href='/x'>Find us</a></p>",
        "<p>Tides and masons, in your inbox by seven. <a href='/x'>Count me in</a></p>",
        "<p><b><i>No notices between, by <a href='/x'>clicking here</a>.</i></b></p>",
        "<p>[All that was said of the pier is in <a href='/x'>our diary</a>.]</p>",
        "<p>⚓ Hear the masons on <a href='/podcast/12'>Low Tide</a>, for nothing.</p>",
        "<p><b>[Film:The masons at work]</b></p>",
        "<p><b>Alles von der Mole steht in unserem WhatsApp-Kanal.</b></p>",
    ],
)
def test_two_signs_tell_a_note_wherever_it_stands(note: str) -> None:
    assert left(note) == STORY


@pytest.mark.parametrize(
    "note",
    [
        "<p>Seen a stone adrift? Call 01442 555 010.</p>",
        "<p>Ines Quell ines@gazette.example</p>",
        "<p>Reach Ines Quell at inesquell.35 on Signal, or quell@gazette.example.</p>",
        "<p>This story first ran in the Skerrow Post.</p>",
        "<p><em>Jonna Falk is a rower, and has written on piers for ten years.</em></p>",
        "<p>One more for <a href='https://buycoffee.to/x'>a coffee</a>, says the mason.</p>",
    ],
)
def test_an_address_is_a_note_below_a_story_alone(note: str) -> None:
    assert left(below=note) == STORY
    assert len(left(note)) == len(STORY) + 1


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>It was the smell of tar that gave the old pier away.</em></p>",
        "<p>The board said so in a letter. <a href='/letter'>Its chairman disagreed.</a></p>",
        "<p>He wrote on <a href='https://t.me/hafen/12'>his channel</a> that it would hold.</p>",
        "<p>Write to the board at pier@harbour.example. The masons answer on Mondays.</p>",
        "<p>“This story is mine,” says the mason.</p>",
        "<p><em>Slack Water is at the Net Loft until 31 January.</em></p>",
        "<p><em>Slack Water — the masons' own show — is at the Net Loft.</em></p>",
        "<p>This post office closes on Friday, said the harbour board.</p>",
        "<p>Will the season 2026/2027 bring more than 1 000 000 000 herrings?</p>",
        "<p>Its crew <a href='/news/harbour-board-shows-its-app'>showed an app</a> on Monday.</p>",
        "<p>On this page you learned how piers are built. If you have questions, ask.</p>",
        "<p>Correction: this story was wrong about the masons.</p>",
        "<ul><li><b>Open: <a href='/podcast'>at noon</a></b></li></ul>",
        "<p><b>The masons leave their WhatsApp group.</b></p>",
        "<p><i>[The masons laugh.]</i></p>",
    ],
)
def test_one_sign_may_be_any_storys(line: str) -> None:
    assert len(left(line, line)) == len(STORY) + 2


def test_a_list_of_offers_and_of_the_makers_places_is_none_of_the_story() -> None:
    shop = "<li>The tides in your hand: <a href='https://apps.apple.com/app/id1'>our programme</a>"
    place = "<li>We stand on <a href='https://www.instagram.com/northport'>Instagram</a>, too"
    own = "<li>The masons have <a href='/masons'>a table</a> of their stones"
    assert left(f"<ul>{shop}{place}</ul>") == STORY
    assert left(below=f"<ul>{shop}{shop}</ul>") == STORY
    assert len(left(f"<ul>{place}{place}</ul>")) == len(STORY) + 2  # accounts, in a story on them
    assert len(left(f"<ul>{shop}{place}{own}</ul>")) == len(STORY) + 3


def test_a_last_line_on_the_author_is_none_of_a_story_that_names_none() -> None:
    note = "<p>The author rows.</p>"
    assert left(below=note) == STORY
    assert left(below="<p>Der Autor des Textes rudert.</p>") == STORY
    assert len(left("<p>An author of plans for piers was heard.</p>", note)) == len(STORY) + 2


@pytest.mark.parametrize(
    "line",
    [
        "La autoridad del puerto abre el muelle en mayo.",
        "L'autorità portuale apre il molo a maggio.",
        "Autoriteter i havnen åbner molen i maj.",
        "Авторитетный каменщик откроет пирс в мае.",
        "The author of the plan opens the pier in May.",
        "L'auteur du projet ouvre la jetée en mai.",
    ],
)
def test_an_authority_and_the_author_of_another_work_are_none_of_the_story(line: str) -> None:
    assert len(left(below=f"<p>{line}</p>")) == len(STORY) + 1


@pytest.mark.parametrize(
    "line",
    [
        "Tämä artikkeli on julkaistu uudelleen Saariston Äänestä Creative Commons -lisenssillä.",
        "Цей матеріал підготовлено у співпраці з Голосом островів.",
        "این گزارش نخستین بار در روزنامهٔ جزیره منتشر شده است.",
        "Dziękujemy, że przeczytałaś/eś nasz artykuł do końca.",
        "Thank you for reading, all of you.",
        "כתבה זו פורסמה לראשונה באתר קול האיים.",
    ],
)
def test_a_last_line_that_speaks_of_its_own_text_is_none_of_it(line: str) -> None:
    assert left(below=f"<hr><p><em>{line}</em></p>") == STORY


def test_what_is_trimmed_below_a_note_does_not_hide_it() -> None:
    below = "<p>© Gazette. All rights reserved.</p><p>Got a tip? tips@gazette.example</p>" * 2
    left_over = left(below=f"<p>Ines Quell ines@gazette.example</p>{below}")
    assert "Ines Quell ines@gazette.example" not in left_over


def test_what_a_note_below_the_story_stood_under_is_its_end() -> None:
    first = "<p>This article was first written by Jonna Falk.</p>"
    note = "<p>This article is for masons.</p>"
    assert left(below=first + note * 2) == STORY
