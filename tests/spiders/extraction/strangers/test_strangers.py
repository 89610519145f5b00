"""Notices of consent and second copies: told from the story by their element and their words."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.blocks import blocks_of
from spiders.extraction.strangers import without_strangers

STORY = (
    "The board voted on Tuesday to rebuild the old stone pier before the autumn storms begin.",
    "Work is to start in May, when the last of the ferries has gone to the yard at Skerrow.",
    "A report on cookies in the staff canteen was put off to the next meeting of the board.",
)
NOTICE = (
    "We and our 214 partners store information on your device, such as cookies.",
    "You can withdraw your consent at any time in the settings of your browser.",
)


def paragraphs(texts: tuple[str, ...]) -> str:
    """Return *texts* as paragraphs in one element."""
    return f"<div>{''.join(f'<p>{text}</p>' for text in texts)}</div>"


def left(html: str) -> list[str]:
    """Return what is left of a page all of whose blocks were kept."""
    blocks = blocks_of(LexborHTMLParser(html))[0]
    return [blocks[index].text for index in without_strangers(range(len(blocks)), blocks)]


def test_stories_that_a_page_goes_on_with_are_dropped() -> None:
    second = "A man of Skerrow was heard on Monday on the theft of eleven oars from the boat house."
    element = "<{0}><h1>{1}</h1>{2}</{0}>"
    one = element.format("article", "Pier to be rebuilt", paragraphs(STORY))
    other = element.format("article", "Oars stolen", paragraphs((second,)))
    blocks = blocks_of(LexborHTMLParser(one + other))[0]
    kept = [index for index, block in enumerate(blocks) if block.place.tag == "p"]
    own = without_strangers(kept, blocks, {"pier to be rebuilt"})
    assert [blocks[index].text for index in own] == list(STORY)
    assert without_strangers(kept, blocks, {"the harbour"}) == kept
    part = element.format("section", "Oars stolen", paragraphs((second,)))
    blocks = blocks_of(LexborHTMLParser(one + part))[0]
    assert without_strangers(kept, blocks, {"pier to be rebuilt"}) == kept


def test_a_dialogue_over_the_page_is_dropped() -> None:
    terms = "<p>You agree to the terms of the harbour board in all that you read here.</p>"
    over = f'<div class="x1" role="dialog">{terms}</div>'
    assert left(paragraphs(STORY) + over) == list(STORY)
    assert left(paragraphs(STORY) + f"<div class='px-4 fixed w-full'>{terms}</div>") == list(STORY)
    assert len(left(paragraphs(STORY) + over.replace("role", "data-role"))) == len(STORY) + 1


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        ("Subscribe now and stand at the quay with us.", False),
        ("Erstellen Sie ein Konto oder melden Sie sich an: anmelden.", False),
        ("Connectez-vous pour lire le journal du port.", False),
        ("What the board decided in the end", True),
    ],
)
def test_a_list_of_what_subscribers_have_goes_with_the_line_that_offers_it(
    above: str, stays: bool
) -> None:
    entries = ["Daily puzzles and the printed paper.", "Letters from the quay each morning."]
    listed = "".join(f"<li>{entry}" for entry in entries)
    html = f"{paragraphs(STORY[:2])}<div><p>{above}</p><ul>{listed}</ul></div><p>{STORY[2]}"
    blocks = blocks_of(LexborHTMLParser(html))[0]
    kept = [index for index, block in enumerate(blocks) if block.text != above]
    found = [blocks[index].text for index in without_strangers(kept, blocks)]
    assert found == [*STORY[:2], *(entries if stays else []), STORY[2]]
    if not stays:  # what is a part of the story introduces one too
        assert left(html) == [*STORY[:2], above, *entries, STORY[2]]


def test_comments_are_told_by_the_word_to_reply() -> None:
    one = "<div><p>I have moored there since I was twelve.</p><a href=#r>{}</a></div>"
    replies = "".join(map(one.format, ("Reply", "Reply")))
    assert left(f"{paragraphs(STORY)}<div>{replies}</div>") == list(STORY)
    assert len(left(f"{paragraphs(STORY)}<div>{one.format('Reply')}</div>")) == len(STORY) + 2
    assert len(left(f"<div>{paragraphs(STORY)}{replies}</div>")) == len(STORY) + 4


def test_a_label_between_paragraphs_is_none_of_the_story_but_a_refrain_is() -> None:
    for line, stays in (("From those who fund us", 0), ("And the tide came in.", 2)):
        first, second, third = STORY
        assert len(left(paragraphs((first, line, second, line, third)))) == len(STORY) + stays


def test_a_long_entry_of_a_list_is_told_as_often_as_a_plan_has_it() -> None:
    entry = "Warm up for ten minutes: walk to the end of the pier and back, resting on its rail. "
    lists = "".join(f"<ul><li>{entry * 2}</li><li>Row {n} miles.</li></ul>" for n in range(3))
    story = tuple(f"In week {week}: {text}" for week in range(6) for text in STORY)
    told = left(paragraphs(story) + lists)
    assert sum(text.startswith("Warm up") for text in told) == 3


def test_a_long_paragraph_is_told_once() -> None:
    long = f"{STORY[0]} {STORY[1]}"
    story = (long, *STORY[2:], "What the ferries earn goes to the yard, and to no one else.")
    assert left(f"<div class=summary>{long}</div>{paragraphs(story)}") == list(story)


@pytest.mark.parametrize("parts", [(NOTICE, STORY), (STORY, NOTICE)])
def test_a_notice_beside_the_story_is_dropped_wherever_it_stands(parts) -> None:
    assert left("".join(map(paragraphs, parts))) == list(STORY)


@pytest.mark.parametrize(
    "first",
    [
        "Avec votre accord, nos 31 partenaires et nous utilisons des traceurs.",
        "Este site usa cookies para medir audiências e melhorar a sua visita.",
        "Мы используем файлы cookie, чтобы показывать вам рекламу.",
        "当サイトでは広告のためにCookieを使用しています。",
        "Korzystamy z plików cookie, aby mierzyć ruch w naszym serwisie i wyświetlać reklamy.",
        "Vi använder kakor. Genom att fortsätta godkänner du detta.",
        "Käytämme evästeitä. Jatkamalla hyväksyt niiden käytön.",
        "Koristimo kolačiće. Nastavkom pregledavanja prihvaćate njihovu uporabu.",
        "Situs ini menggunakan cookie. Dengan melanjutkan Anda menyetujuinya.",
    ],
)
def test_a_notice_is_known_in_many_languages(first: str) -> None:
    assert left(paragraphs((first,)) + paragraphs(STORY)) == list(STORY)


def test_a_notice_is_known_by_its_vendors_name_whatever_it_says() -> None:
    rights = "If you live in Ostermark, you can ask at any time what a site knows of you."
    notice = f"<div id='onetrust-consent-sdk'><div><p>{rights}</p></div></div>"
    assert left(paragraphs(STORY) + notice) == list(STORY)


def test_a_paragraph_named_for_a_notice_takes_none_beside_it_along() -> None:
    first, *rest = STORY
    story = f"<div><p class='cookie-notice'>{first}</p>{''.join(f'<p>{t}</p>' for t in rest)}</div>"
    assert left(story) == list(STORY)


def test_a_page_whose_body_is_named_for_its_notice_keeps_its_story() -> None:
    page = f"<html><body class='cookie-banner-open'>{paragraphs(STORY)}</body></html>"
    assert left(page) == list(STORY)


def test_a_sentence_on_consent_inside_the_story_stays() -> None:
    story = (*STORY, "“We and our partners value your privacy,” the notice on the pier says.")
    assert left(paragraphs(story)) == list(story)


def test_a_page_that_is_a_notice_and_nothing_else_comes_back_as_it_is() -> None:
    assert left(paragraphs(NOTICE)) == list(NOTICE)


def test_a_story_printed_twice_is_read_once() -> None:
    assert left(paragraphs(STORY) + paragraphs(STORY)) == list(STORY)


def test_a_paragraph_that_comes_again_among_many_stays() -> None:
    week = [
        f"Day {day}: walk for an hour along the pier, and rest where it ends." for day in "1234"
    ]
    plan = (*STORY, *week, week[0])
    assert left(paragraphs(plan)) == list(plan)
